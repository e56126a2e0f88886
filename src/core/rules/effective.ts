import type { Hit, Reading } from '../vocabulary/reading.ts'
import { daysBetween, type StatedDate, statedDates } from './dates.ts'

/** The date an item's measure takes effect or ends, and how well the text says so. */
export interface Effective {
  on: string
  score: number
  date: StatedDate
}

/** Words before (`pre`) or after (`post`) a date that make it the date something takes effect. Folded text. */
const PRE =
  /(?:shutdown date|shut down|shutting down|retire[ds]?|retirement|removed|effective|takes? effect|taking effect|in force|enforce\w*|begin[s]?|start(?:s|ing)?|from|as of|deadline|deprecat\w+|decommission\w*|sunset\w*|end-of-life|end of life|received|suspend\w*|until|discontinu\w*|will be|set to occur|scheduled|ended|end|eol|compliance|by|自|于|从|截至|を|ab|seit|bis|zum|a partir du|a partir de|desde|hasta|le|el)[^.。;\n]{0,40}$/
const STRONG =
  /(?:shutdown date: ?|effective (?:date: ?|on |as of |from |immediately on )?|takes? effect (?:on )?|takes effect |taking effect (?:on )?|(?:shut|shutting) down (?:on |by )?|retired? (?:on )?|deprecated (?:on )?|end-of-life (?:on |date: ?)?|begins? (?:on )?|starting (?:from |on )?|starts (?:on )?|enters into force (?:on )?|received on |in kraft (?:am |seit |ab )?|en vigueur (?:le )?|en vigor (?:el )?|自 ?|将于 ?|于 ?)$/
const POST =
  /^[^.。;\n]{0,14}(?:起|生效|施行|実施|执行|発効|下线|停止|关停|から|より|に執行|に発効|終了|廃止|以降|deadline|enforcement|停止运营|停止服务|全面停止|に施行|まで|で廃止)/
/** From this score on a date counts as that of the measure. */
export const ENOUGH = 0.9
const NOT =
  /(?:announced|announced:|published|opened|resolved|begin|posted|dated|release date|issued|发布|発表|公開|created|updated|on that date|legacy status on|launched|since|last|deadline for written comments|written comments to|comments|comment period)[^.。;\n]{0,18}$/

/** What a date behind it belongs to: the day on which a law was made is not the day on which it applies. */
const ACT_OF =
  /\b(?:decision|regulation|directive|order|act|beschluss|verordnung|richtlinie|decision|reglement|directive|reglamento|directiva)\b[^.;,\n]{0,40} (?:of|vom|du|de)(?: the)? $/

/** Picks the date from which an item's measure applies; null when the text states none. */
export function effectiveOf(reading: Reading): Effective | null {
  const { item } = reading
  const title = statedDates(reading.title, 'title', item.published)
  const text = statedDates(reading.text, 'text', item.published)
  const scored = [...title, ...text].map((date, order) => ({
    on: date.on,
    score: scoreOf(reading, date) - order * 0.02,
    date,
  }))
  // a date that is written out beats one that has to be counted from the day of publication
  const written = scored.some(({ date, score }) => !date.counted && score >= ENOUGH)
  let best: Effective | null = null
  for (const one of scored) if (!(written && one.date.counted) && (best === null || one.score > best.score)) best = one
  if (best) best = precise(best, scored)
  if (item.effective && /^20\d\d-\d\d(?:-\d\d)?/.test(item.effective)) {
    const on = item.effective.slice(0, 10)
    if (!best || best.score < 3 || best.on !== on)
      return { on, score: 5, date: { on, field: 'text', start: 0, end: 0 } }
  }
  return best
}

/** The day within a month that the text names elsewhere: `in August … on 2 August`. */
function precise(best: Effective, all: readonly Effective[]): Effective {
  if (best.on.length > 7) return best
  const day = all.find(({ on, score, date }) => on.startsWith(`${best.on}-`) && score >= ENOUGH && !date.counted)
  return day ? { ...day, score: Math.max(day.score, best.score) } : best
}

function scoreOf(reading: Reading, date: StatedDate): number {
  const source = reading.item[date.field]
  const before = plain(source.slice(Math.max(0, date.start - 70), date.start))
  const after = plain(source.slice(date.end, date.end + 30))
  let score = date.field === 'title' ? 0.6 : 0
  if (date.on.length === 10) score += 0.2
  if (STRONG.test(before)) score += 2.2
  else if (PRE.test(before)) score += 1
  if (POST.test(after)) score += 1.8
  if (inChange(reading, date)) score += JOINED.test(before) || WIDE.test(before) ? 0.7 : 0.4
  if (ACT_OF.test(before)) score -= 2
  if (NOT.test(before) && !/shutdown date: ?$/.test(before)) score -= 2
  const { published } = reading.item
  if (published) {
    const days = daysBetween(published.slice(0, 10), date.on)
    if (days < -400 || days > 900) score -= 0.6
    if (days >= 0) score += 0.3
  }
  return score
}

/** A preposition right before a date ties it to what the sentence does. */
const JOINED =
  /(?:^|[ ([])(?:on|from|by|after|until|till|as of|starting|beginning|effective|before|to|through|am|ab|bis|zum|seit|le|des|jusqu'au|a partir du|el|desde|hasta|a partir del) (?:the )?$/
const WIDE = /[\u3000-\u9fff、。：，]\s?$/
/** What the words of a sentence must be about for a date in it to be the date of a change. */
const CHANGES: ReadonlySet<string> = new Set(
  'cut access_cut shutdown deprecate exits price_up price_down quota_tighter quota_looser retention id_check ban in_force final_rule withhold gone orders listing notice_given'.split(
    ' ',
  ),
)

/** Whether the sentence of a date tells of a change. */
function inChange({ sentences, cues, acts, ...reading }: Reading, { field, start }: StatedDate): boolean {
  const { at } = reading[field]
  const sentence = sentences.findIndex(
    (one) => one.field === field && at[one.start]! <= start && start <= at[Math.max(one.start, one.end - 1)]!,
  )
  const tells = (hit: Hit) => hit.sentence === sentence && CHANGES.has(hit.id)
  return sentence >= 0 && (cues.some(tells) || acts.some(tells))
}

function plain(text: string): string {
  const lower = text.toLowerCase()
  // most sources write plain ASCII, and that has nothing to normalise
  if (!/[^ -~]| {2}/.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\s+/g, ' ')
}
