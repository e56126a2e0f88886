export interface DateHints {
  /** Which comes first in `03/04/2026`; without it a date of numbers is read only when it can mean one day alone. */
  order?: 'dmy' | 'mdy'
  /** Minutes east of UTC of times that carry no zone; default 0. */
  offset?: number
}

/**
 * An instant out of the date forms that feeds and pages really use (RFC 822 and 850, ISO 8601, asctime, `12 June
 * 2026`, `June 12, 2026 5:00 pm EDT`, CJK), as ISO 8601 UTC; a date alone is midnight. Null when it cannot be read
 * without guessing: an instant is never invented.
 */
export function parseDate(text: string | null | undefined, hints: DateHints = {}): string | null {
  if (text === null || text === undefined) return null
  const clean = text.slice(0, 120).replace(/\s+/g, ' ').trim()
  if (clean.length < 4 || !/\d/.test(clean)) return null
  return iso(clean, hints) ?? worded(clean, hints)
}

/** The calendar date (`YYYY-MM-DD`) of what `parseDate` reads, in the zone in which it was written. */
export function parseDay(text: string | null | undefined, hints: DateHints = {}): string | null {
  if (text === null || text === undefined) return null
  const written = /^\s*(\d{4})-(\d\d)-(\d\d)/.exec(text)
  const bare = text.replace(/\b\d{1,2}:\d\d.*$/, '')
  const instant = written ? parseDate(written[0]) : (parseDate(bare, hints) ?? parseDate(text, hints))
  return instant?.slice(0, 10) ?? null
}

interface Parts {
  year: number
  month: number
  day: number
  hour?: number
  minute?: number
  second?: number
  millis?: number
  /** Minutes east of UTC, or the IANA name of a zone with summer time. */
  offset: number | string
}

function instant(parts: Parts): string | null {
  const { year, month, day, hour = 0, minute = 0, second = 0, millis = 0, offset } = parts
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return null
  if (hour > 24 || minute > 59 || second > 60) return null
  if (typeof offset === 'number' && Math.abs(offset) > 15 * 60) return null
  if (hour === 24 && (minute > 0 || second > 0)) return null
  const midnight = new Date(Date.UTC(year, month - 1, day))
  if (midnight.getUTCDate() !== day) return null // 31 February
  const local = midnight.getTime() + ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000 + millis
  if (typeof offset === 'number') return new Date(local - offset * 60_000).toISOString()
  const wall = new Date(local).toISOString().slice(0, -1)
  return new Date(Temporal.PlainDateTime.from(wall).toZonedDateTime(offset).epochMilliseconds).toISOString()
}

const ISO =
  /^([+-]?\d{4})(?:-?W(\d\d)(?:-?([1-7]))?|-?(\d\d)-?(\d\d)|-(\d\d)|-?(\d{3})(?!\d))?(?:[T _](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?)? ?(Z|[+-]\d\d(?::?\d\d)?|UTC|GMT|[A-Z]{3,4})?$/i

function iso(text: string, hints: DateHints): string | null {
  const found = ISO.exec(text)
  if (!found) return null
  const [, y, week, weekday, m, d, monthOnly, ordinal, hour, minute, second, fraction, zone] = found
  const offset = zone === undefined ? (hints.offset ?? 0) : zoneOffset(zone)
  if (offset === null) return null
  const time = {
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millis: fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000),
    offset: hour === undefined && zone === undefined ? 0 : offset,
  }
  const year = Number(y)
  if (week !== undefined) return fromDays(year, isoWeekDay(year, Number(week), Number(weekday ?? 1)), time)
  if (ordinal !== undefined) return fromDays(year, Number(ordinal) - 1, time)
  if (m === undefined && monthOnly === undefined && hour === undefined && !/^\d{4}$/.test(text)) return null
  return instant({ year, month: Number(m ?? monthOnly ?? 1), day: Number(d ?? 1), ...time })
}

function fromDays(year: number, days: number, time: Omit<Parts, 'year' | 'month' | 'day'>): string | null {
  if (days < -4 || days > 371) return null
  const date = new Date(Date.UTC(year, 0, 1 + days))
  return instant({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), ...time })
}

/** Days from 1 January to a day of an ISO week; week 1 holds 4 January. */
function isoWeekDay(year: number, week: number, weekday: number): number {
  if (week < 1 || week > 53) return Number.NaN
  const fourth = new Date(Date.UTC(year, 0, 4)).getUTCDay() || 7
  return 4 - fourth + (week - 1) * 7 + weekday - 1
}

const TIME =
  /(?:^|[ T,])(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,6}))?)?(?: ?([ap]\.?m\b\.?))?|\.(\d\d) ?([ap]\.?m\b\.?)| ?([ap]\.?m\b\.?))/i
const CJK_DATE = /(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]/
const CJK_TIME = /(上午|下午|오전|오후|午前|午後)? ?(\d{1,2})[:時时시] ?(\d{1,2})/

/** Forms with words or separators: the time and the zone are taken out first, what is left must be a date. */
function worded(text: string, hints: DateHints): string | null {
  const cjk = CJK_DATE.exec(text) ?? (/[오전후]/.test(text) ? /(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text) : null)
  if (cjk) return cjkInstant(text, cjk, hints)
  const plain = text
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\b(?:at|on|of|um|à|a las|posted|published|updated)\b:?/gi, ' ')
    .trim()
  const time = TIME.exec(plain)
  const before = time ? plain.slice(0, time.index) : plain
  const behind = time ? plain.slice(time.index + time[0].length) : ''
  const clock = time ? readClock(time) : {}
  if (clock === null) return null
  const zone = readZone(time ? behind : '', hints)
  if (zone === null) return null
  const date = readDate(`${before} ${zone.rest}`.trim(), hints)
  return date && instant({ ...date, ...clock, offset: time ? zone.offset : 0 })
}

function readClock(time: RegExpExecArray): Pick<Parts, 'hour' | 'minute' | 'second' | 'millis'> | null {
  const half = (time[5] ?? time[7] ?? time[8])?.[0]?.toLowerCase()
  let hour = Number(time[1])
  if (half !== undefined && hour > 12) return null
  if (half === 'p' && hour < 12) hour += 12
  if (half === 'a' && hour === 12) hour = 0
  const millis = Math.floor(Number(`0.${time[4] ?? 0}`) * 1000)
  return { hour, minute: Number(time[2] ?? time[6] ?? 0), second: Number(time[3] ?? 0), millis }
}

function readZone(text: string, hints: DateHints): { offset: number | string; rest: string } | null {
  const found =
    /^ ?,? ?((?:GMT|UTC|UT)? ?[+-] ?\d{1,2}:?\d{0,2}(?!\d)|[A-Z][a-z]+\/[A-Z][A-Za-z_]+|[A-Z]{1,5}(?![a-z]))/.exec(
      text,
    ) ?? /^ ?(gmt|utc|z)\b/i.exec(text)
  if (!found) return { offset: hints.offset ?? 0, rest: text }
  const zone = found[1]!.replace(/ /g, '')
  const offset = zoneOffset(zone) ?? zoneName(zone)
  return offset === null ? null : { offset, rest: text.slice(found[0].length) }
}

/** Minutes east of UTC of a zone as written; null for one that is not known. */
export function zoneOffset(zone: string): number | null {
  const numeric = /^(?:GMT|UTC|UT)?([+-])(\d{1,2}):?(\d\d)?$/i.exec(zone)
  if (numeric) return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3] ?? 0))
  const upper = zone.toUpperCase()
  if (/^[A-IK-Z]$/.test(upper)) return 0 // RFC 5322 section 4.3: military letters carry no information
  return Object.hasOwn(ZONES, upper) ? ZONES[upper]! : null
}

/** US agencies write `ET` all year; what it means depends on the date. */
function zoneName(zone: string): string | null {
  if (Object.hasOwn(ALL_YEAR, zone)) return ALL_YEAR[zone]!
  return zone.includes('/') && Intl.supportedValuesOf('timeZone').includes(zone) ? zone : null
}

const ALL_YEAR: Readonly<Record<string, string>> = {
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
}

// RFC 822 section 5.1, and those that agencies, law firms and vendors outside the US write.
const ZONES: Readonly<Record<string, number>> = {
  ...{ UT: 0, UTC: 0, GMT: 0, WET: 0, WEST: 60, BST: 60, CET: 60, CEST: 120, MEZ: 60, MESZ: 120, EET: 120, EEST: 180 },
  ...{ EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420, HST: -600 },
  ...{ AKST: -540, AKDT: -480, AST: -240, ADT: -180, NST: -210, NDT: -150, BRT: -180, ART: -180 },
  ...{ MSK: 180, MSD: 240, TRT: 180, SAST: 120, IST: 330, PKT: 300, ICT: 420, WIB: 420, SGT: 480, HKT: 480, MYT: 480 },
  ...{ JST: 540, KST: 540, AWST: 480, ACST: 570, ACDT: 630, AEST: 600, AEDT: 660, NZST: 720, NZDT: 780 },
}

const MONTHS: readonly (readonly [string, number])[] = (
  [
    'jan ene gen янв sty ocak',
    'feb fév fev feb фев lut',
    'mar mär maa maer мар',
    'apr avr abr апр kwi',
    'may mai mei maj mag мая май',
    'jun juin giu июн cze',
    'jul juil lug июл lip',
    'aug aoû aou ago авг sie',
    'sep set sept сен wrz',
    'oct okt ott out окт paź',
    'nov noi ноя lis',
    'dec déc dez dic des дек gru',
  ] as const
).flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const))

function month(word: string): number | null {
  const lower = word.toLowerCase().replace(/\.$/, '')
  if (lower.startsWith('juil')) return 7
  if (lower.startsWith('juin')) return 6
  return MONTHS.find(([name]) => lower.startsWith(name) && lower.length >= 3)?.[1] ?? null
}

type Day = Pick<Parts, 'year' | 'month' | 'day'>

function readDate(text: string, hints: DateHints): Day | null {
  const words = text.split(/[\s,]+/).filter((word) => word !== '' && !/^(?:de|den|der|the|le|el|th|st)$/i.test(word))
  const numeric = words.map((word) => slashed(word, hints)).find((date) => date !== null)
  if (numeric) return words.length <= 2 ? numeric : null
  // `Thu`, `Thursday` and their like say nothing that the date does not; a wrong one is a common mistake.
  const parts = words.flatMap((word) => (/^\d{1,2}-\p{L}+-\d{2,4}$/u.test(word) ? word.split('-') : [word]))
  const named = parts.findIndex((word) => /^\p{L}{3,}\.?$/u.test(word) && month(word) !== null && !WEEKDAY.test(word))
  if (named === -1) return null
  const numbers = parts.flatMap((word, index) => {
    const number = /^(\d{1,4})(?:st|nd|rd|th|\.|º)?$/i.exec(word)
    return number ? [{ index, value: Number(number[1]), digits: number[1]!.length }] : []
  })
  if (numbers.length !== 2) return null
  const [first, second] = numbers as [(typeof numbers)[number], (typeof numbers)[number]]
  const yearFirst = first.digits === 4
  const year = yearFirst ? first : second
  return {
    year: fullYear(year.value, year.digits),
    month: month(parts[named]!)!,
    day: (yearFirst ? second : first).value,
  }
}

const WEEKDAY = /^(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?$/i

/** Where each number stands in a date of numbers: which group is the year, the month, the day. */
const ORDERS = { dmy: [2, 1, 0], mdy: [2, 0, 1], ymd: [0, 1, 2] } as const

/** A date of numbers alone, when there is one calendar day that it can mean; `26/06/11` may be of 2011 or of 2026. */
function slashed(word: string, hints: DateHints): Day | null {
  const yearFirst = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})\.?$/.exec(word)
  if (yearFirst) return { year: Number(yearFirst[1]), month: Number(yearFirst[3]), day: Number(yearFirst[4]) }
  const found = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(word)
  if (!found) return null
  const groups = [found[1]!, found[3]!, found[4]!]
  const days = (hints.order ? [hints.order] : possibleOrders(groups, found[2]!)).flatMap((order) => {
    const [year, month, day] = ORDERS[order].map((place) => groups[place]!) as [string, string, string]
    const date = { year: fullYear(Number(year), year.length), month: Number(month), day: Number(day) }
    return instant({ ...date, offset: 0 }) === null ? [] : [date]
  })
  const [only, ...others] = days
  const same = (other: Day) => other.year === only?.year && other.month === only.month && other.day === only.day
  return only && others.every(same) ? only : null
}

function possibleOrders([first, , last]: readonly string[], separator: string): (keyof typeof ORDERS)[] {
  // Month first is written with slashes and dashes only; a year of two digits can also come first (China, Korea, Japan).
  const yearLast: (keyof typeof ORDERS)[] = separator === '.' ? ['dmy'] : ['dmy', 'mdy']
  return first!.length === 2 && last!.length === 2 ? [...yearLast, 'ymd'] : yearLast
}

/** Two-digit years as in RFC 5322 section 4.3: 00 to 49 are this century; three digits count from 1900. */
function fullYear(value: number, digits: number): number {
  if (digits === 2) return value < 50 ? 2000 + value : 1900 + value
  return digits === 3 ? 1900 + value : value
}

function cjkInstant(text: string, date: RegExpExecArray, hints: DateHints): string | null {
  const time = CJK_TIME.exec(text.slice(date.index + date[0].length))
  let hour = Number(time?.[2] ?? 0)
  if (/下午|오후|午後/.test(time?.[1] ?? '') && hour < 12) hour += 12
  const seconds = /^[:分분] ?(\d{1,2})/.exec(text.slice(date.index + date[0].length).split(time?.[0] ?? '\0')[1] ?? '')
  return instant({
    year: Number(date[1]),
    month: Number(date[2]),
    day: Number(date[3]),
    hour,
    minute: Number(time?.[3] ?? 0),
    second: Number(seconds?.[1] ?? 0),
    offset: time ? (hints.offset ?? 0) : 0,
  })
}
