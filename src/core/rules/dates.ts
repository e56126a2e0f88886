import type { Folded } from '../vocabulary/fold.ts'
import type { Field } from '../vocabulary/reading.ts'
import { dateHints, HINT } from './date-hints.ts'

/** A calendar date in a text: `YYYY-MM-DD` or `YYYY-MM`, with its place in the original. */
export interface StatedDate {
  on: string
  field: Field
  start: number
  end: number
  /** Counted from the day of publication (`in 30 days`), not written out. */
  counted?: true
}

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'january januar janvier enero jan janv ene',
    'february februar fevrier febrero feb fevr',
    'march marz mars marzo mar mrz',
    'april avril abril apr avr abr',
    'may mai mayo',
    'june juni juin junio jun',
    'july juli juillet julio jul juil',
    'august aout agosto aug ago',
    'september septembre septiembre sep sept',
    'october oktober octobre octubre oct okt',
    'november novembre noviembre nov',
    'december dezember decembre diciembre dec dez dic',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
)
const NAME =
  '(january|januar|janvier|enero|february|februar|fevrier|febrero|march|marz|mars|marzo|april|avril|abril|june|juni|juin|junio|july|juli|juillet|julio|august|aout|agosto|september|septembre|septiembre|october|oktober|octobre|octubre|november|novembre|noviembre|december|dezember|decembre|diciembre|may|mai|mayo|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\.?'
/** A way to write a date. `needs`: hints without all of which no text has it, which spares most texts the pattern. */
interface Pattern<Context> {
  pattern: RegExp
  needs: number
  read: (match: RegExpExecArray, context: Context) => string | null
}

const PATTERNS: readonly Pattern<Near>[] = [
  {
    pattern: /\b(20\d\d)-(\d\d)-(\d\d)(?!\d)/g,
    needs: HINT.twenty | HINT.dashed,
    read: (m) => day(+m[1]!, +m[2]!, +m[3]!),
  },
  {
    pattern: /(?<!\d)(20\d\d) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日/g,
    needs: HINT.年 | HINT.月 | HINT.日 | HINT.digit,
    read: (m) => day(+m[1]!, +m[2]!, +m[3]!),
  },
  {
    pattern: /(?<!\d)(20\d\d) ?年 ?(\d{1,2}) ?月(?! ?\d)/g,
    needs: HINT.年 | HINT.月 | HINT.digit,
    read: (m) => month(+m[1]!, +m[2]!),
  },
  {
    pattern: /(?<![\d年] ?)(?<!\d)(\d{1,2}) ?月 ?(\d{1,2}) ?日/g,
    needs: HINT.月 | HINT.日 | HINT.digit,
    read: (m, near) => day(near.year(+m[1]!), +m[1]!, +m[2]!),
  },
  {
    pattern: new RegExp(`\\b${NAME} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (20\\d\\d))?(?!\\d|:|[.]\\d)`, 'g'),
    needs: HINT.month | HINT.digit,
    read: (m, near) => day(m[3] ? +m[3] : near.year(MONTHS[m[1]!]!), MONTHS[m[1]!]!, +m[2]!),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.)? (?:of |de )?${NAME}(?:,? (?:de )?(20\\d\\d))?(?!\\w)`,
      'g',
    ),
    needs: HINT.month | HINT.digit,
    read: (m, near) => day(m[3] ? +m[3] : near.year(MONTHS[m[2]!]!), MONTHS[m[2]!]!, +m[1]!),
  },
  {
    pattern: new RegExp(`\\b${NAME},? (?:de )?(20\\d\\d)`, 'g'),
    needs: HINT.month | HINT.digit,
    read: (m) => month(+m[2]!, MONTHS[m[1]!]!),
  },
  {
    pattern: /(?<![\d/.])(\d{1,2})\/(\d{1,2})(?=発効|施行|に|から|以降|より|まで|付|〜|~|生效|起)/g,
    needs: HINT.begins | HINT.digit,
    read: (m, near) => day(near.year(+m[1]!), +m[1]!, +m[2]!),
  },
  {
    pattern: new RegExp(`\\b(?:end of|ende|fin) ${NAME}(?:,? (20\\d\\d))?`, 'g'),
    needs: HINT.month,
    read: (m, near) => lastDay(m[2] ? +m[2] : near.year(MONTHS[m[1]!]!), MONTHS[m[1]!]!),
  },
  {
    pattern: /(?:(?<!\d)(20\d\d) ?年 ?)?(?<!\d)(\d{1,2}) ?月(?:末|底)/g,
    needs: HINT.月 | HINT.digit,
    read: (m, near) => lastDay(m[1] ? +m[1] : near.year(+m[2]!), +m[2]!),
  },
  {
    pattern:
      /\b(?:in|by|this|next|from|until|starting) (january|february|march|april|june|july|august|september|october|november|december|feb|sept)\b(?! \d)/g,
    needs: HINT.month,
    read: (m, near) => month(near.year(MONTHS[m[1]!]!), MONTHS[m[1]!]!),
  },
]

interface Near {
  year: (month: number) => number
}

const MAX_DATES = 60
const DAY_MS = 86_400_000

/** Every date that a text states, in order; a year that is left out is the one nearest to publication. */
export function statedDates(text: Folded, field: Field, published: string | null): StatedDate[] {
  const hints = dateHints(text)
  if (hints === 0) return []
  const { plain, at } = text
  const dates: StatedDate[] = []
  const base = published === null ? null : new Date(published)
  const near: Near = { year: (wanted) => nearestYear(base, wanted) }
  let taken: Uint8Array | null = null
  const add = (on: string | null, start: number, length: number, counted = false) => {
    if (on === null || dates.length >= MAX_DATES) return
    taken ??= new Uint8Array(text.length + 1)
    if (taken[start] === 1 || taken[start + length - 1] === 1) return
    taken.fill(1, start, start + length)
    dates.push({ on, field, start: at[start]!, end: at[start + length - 1]! + 1, ...(counted && { counted }) })
  }
  for (const { pattern, needs, read } of PATTERNS)
    if ((hints & needs) === needs)
      eachMatch(pattern, plain, (match) => {
        const on = read(match, near)
        if (on !== null && (base !== null || /20\d\d/.test(match[0]))) add(on, match.index, match[0].length)
      })
  if (base)
    for (const { pattern, needs, read } of RELATIVE)
      if ((hints & needs) === needs)
        eachMatch(pattern, plain, (match) => add(read(match, base), match.index, match[0].length, true))
  return dates.length < 2 ? dates : dates.sort((a, b) => a.start - b.start)
}

/** All matches of a global pattern, without the copy of it that `matchAll` makes. */
function eachMatch(pattern: RegExp, text: string, take: (match: RegExpExecArray) => void): void {
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) take(match)
}

const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  thirty: 30,
  sixty: 60,
  ninety: 90,
}
const UNIT: Readonly<Record<string, number>> = {
  day: 1,
  days: 1,
  week: 7,
  weeks: 7,
  tag: 1,
  tagen: 1,
  tage: 1,
  jours: 1,
  jour: 1,
  dias: 1,
  dia: 1,
  wochen: 7,
  semaines: 7,
  semanas: 7,
  天: 1,
  日: 1,
  周: 7,
  週間: 7,
}
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

const RELATIVE: readonly Pattern<Date>[] = [
  // "60 days after publication": US final rules count from publication, 5 USC 553(d)
  {
    pattern:
      /\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|thirty|sixty|ninety) (days?|weeks?) (?:after|from|following) (?:the date of )?(?:publication|today|this notice|now)/g,
    needs: HINT.day,
    read: (m, base) => plus(base, count(m[1]!) * UNIT[m[2]!]!),
  },
  {
    pattern:
      /\b(?:in|within) (\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|thirty|sixty|ninety) (days?|weeks?)\b(?! ago)/g,
    needs: HINT.day,
    read: (m, base) => plus(base, count(m[1]!) * UNIT[m[2]!]!),
  },
  {
    pattern:
      /\b(?:in|innerhalb von|binnen|dans|sous|en|dentro de) (\d{1,3}) (tagen|tage|wochen|jours|jour|semaines|dias|dia|semanas)\b/g,
    needs: HINT.tag | HINT.digit,
    read: (m, base) => plus(base, count(m[1]!) * UNIT[m[2]!]!),
  },
  {
    pattern: /(\d{1,3}) ?(天|日|周|週間)(?:以内|内|后|後)/g,
    needs: HINT.span | HINT.digit,
    read: (m, base) => plus(base, +m[1]! * UNIT[m[2]!]!),
  },
  {
    // `on Friday evening` is told the day after
    pattern: /\bon (sunday|monday|tuesday|wednesday|thursday|friday|saturday) (?:morning|afternoon|evening|night)\b/g,
    needs: HINT.weekday,
    read: (m, base) => plus(base, -((base.getUTCDay() - WEEKDAYS.indexOf(m[1]!) + 7) % 7)),
  },
  {
    pattern:
      /\b(?:this|next|on|by|from|starting|beginning|until) (sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b/g,
    needs: HINT.weekday,
    read: (m, base) => weekday(base, m[1]!),
  },
  {
    pattern: /\bsince (sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b/g,
    needs: HINT.weekday,
    read: (m, base) => plus(base, -((base.getUTCDay() - WEEKDAYS.indexOf(m[1]!) + 7) % 7)),
  },
  {
    pattern:
      /\b(?:as of|from|starting|beginning|effective) today\b|ab heute|seit heute|a partir de hoy|desde hoy|a compter d'aujourd'hui|des aujourd'hui|自今日起|今日起|今起|本日より|本日から|本日付|今日から|きょうから/g,
    needs: HINT.today,
    read: (_m, base) => plus(base, 0),
  },
  {
    pattern: /[本今]月 ?(\d{1,2}) ?日/g,
    needs: HINT.月 | HINT.日 | HINT.digit,
    read: (m, base) => day(base.getUTCFullYear(), base.getUTCMonth() + 1, +m[1]!),
  },
  {
    pattern: /\bon the (\d{1,2})(?:st|nd|rd|th)\b/g,
    needs: HINT.ordinal,
    read: (m, base) => dayOfMonth(base, +m[1]!),
  },
  {
    pattern: /\bend of (?:the|this) month\b|(?<!\d ?)月底|(?<!\d ?)月末|ende des monats|fin du mois|fin de mes/g,
    needs: HINT.monthWord,
    read: (_m, base) => iso(Date.UTC(base.getUTCFullYear(), base.getUTCMonth() + 1, 0)),
  },
  {
    pattern: /\bnext month\b|下个?月起|来月から|nachsten monat|le mois prochain|el proximo mes/g,
    needs: HINT.monthWord,
    read: (_m, base) => iso(Date.UTC(base.getUTCFullYear(), base.getUTCMonth() + 1, 1)).slice(0, 7),
  },
  { pattern: /\btomorrow\b|明日から/g, needs: HINT.tomorrow, read: (_m, base) => plus(base, 1) },
]

/** Days from one calendar date to another; partial dates count from the first of the month. */
export function daysBetween(from: string, to: string): number {
  const utc = (date: string) => Date.parse(`${date.length === 7 ? `${date}-01` : date.slice(0, 10)}T00:00:00Z`)
  return Math.round((utc(to) - utc(from)) / DAY_MS)
}

function count(text: string): number {
  return WORDS[text] ?? Number(text)
}

function plus(base: Date, days: number): string {
  return iso(base.getTime() + days * DAY_MS)
}

function weekday(base: Date, name: string): string {
  const ahead = (WEEKDAYS.indexOf(name) - base.getUTCDay() + 7) % 7
  return plus(base, ahead)
}

function dayOfMonth(base: Date, date: number): string | null {
  if (date < 1 || date > 31) return null
  const later = date >= base.getUTCDate() ? 0 : 1
  return iso(Date.UTC(base.getUTCFullYear(), base.getUTCMonth() + later, date))
}

function nearestYear(base: Date | null, wanted: number): number {
  if (!base) return 1970
  const year = base.getUTCFullYear()
  const gap = wanted - (base.getUTCMonth() + 1)
  return gap > 7 ? year - 1 : gap < -5 ? year + 1 : year
}

function day(year: number, monthNumber: number, date: number): string | null {
  if (monthNumber < 1 || monthNumber > 12 || date < 1 || date > 31) return null
  const time = Date.UTC(year, monthNumber - 1, date)
  return new Date(time).getUTCMonth() === monthNumber - 1 ? iso(time) : null
}

function lastDay(year: number, monthNumber: number): string | null {
  return monthNumber >= 1 && monthNumber <= 12 ? iso(Date.UTC(year, monthNumber, 0)) : null
}

function month(year: number, monthNumber: number): string | null {
  return monthNumber >= 1 && monthNumber <= 12 ? `${year}-${String(monthNumber).padStart(2, '0')}` : null
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
