import type { Event, Reading } from './event.ts'
import { isHearsay } from './hearsay.ts'
import { tellsHistory } from './history.ts'
import { atLeast, type Impact, impactRank } from './impact.ts'
import { undoes } from './track.ts'
import { authorityOf, isFirm } from './voice.ts'

const DAY = 86_400_000
/** What holds within this is as good as in force. */
const SOON_MS = 8 * DAY
/** A retirement that is first told of within this leaves no time to move. */
const WEEK_MS = 7 * DAY
const REMINDS = /\b(remind(er|s|ing)?|as (we )?(previously )?announced|previously announced|final notice|last call)\b/i
/** Below this a single report is more often wrong than right about something critical. */
const UNSURE = 0.5
/** Their export rules are about hardware, which cuts no running service. */
const CHIP_MAKERS = new Set(['nvidia', 'amd', 'intel', 'tsmc', 'asml', 'smic', 'supermicro', 'cerebras'])
const AT_ONCE =
  /\b(immediate(ly)?|effective (today|now)|as of today|at once|right away|already|no longer)\b|\b(ab sofort|sofortig\w*)\b|\beffet immédiat|\b(con )?efecto inmediato|\bde inmediato|即日|即時|立即|即刻/i

/**
 * The impact that a reading may give an event that has these voices already. *Critical* is what people are woken for and
 * routes are moved by, so it needs more than words that say so:
 * more than one repeater, because copies of old news are the commonest false alarm (`echoes`: it tells what another told);
 * news, and not an act of months ago;
 * a date that is near, because what holds in two weeks can be prepared for;
 * and something that a service could lose, which neither a retirement announced before nor a rule about chips is; nor
 * does it lose anything by a court that takes the force from a measure.
 */
export function supported(reading: Reading, event: Before | null, now: string, echoes = false): Impact {
  const { item, assessment } = reading
  if (asks(reading)) return lowest(assessment.impact, 'medium')
  if (!atLeast(assessment.impact, 'critical')) return assessment.impact
  if (undoes(reading)) return 'high'
  if (!isFirm(reading) && tellsHistory(item)) return 'medium'
  const others = event?.witnesses.some((one) => one.publisher !== item.publisher) ?? false
  const grave = others && event !== null && atLeast(event.impact, 'high')
  const held = echoes || (isWeak(reading) && !others) || (isUnsure(reading) && !grave) || isShrill(reading, event)
  const retires = assessment.category === 'model_deprecation' && !isShortNotice(reading, event, now)
  return held || isAhead(reading, now) || isHardware(reading) || retires ? 'high' : 'critical'
}

/** What is known of the event before the reading. */
type Before = Pick<Event, 'witnesses' | 'impact' | 'effectiveOn' | 'openedAt'>

/**
 * True when the vendor itself says now that a model ends within a week. Most notices of the last week remind of what was
 * announced before, and find everybody prepared.
 */
function isShortNotice(reading: Reading, event: Before | null, now: string): boolean {
  const { item, assessment } = reading
  const date = assessment.effectiveOn
  if (!isFirm(reading) || date === null || date.length < 10) return false
  const left = Date.parse(date) - Date.parse(now.slice(0, 10))
  const told = item.published === null ? 0 : Date.parse(now) - Date.parse(item.published)
  const known = event !== null && event.effectiveOn === date && Date.parse(now) - Date.parse(event.openedAt) > DAY
  return (
    left > 0 &&
    left <= WEEK_MS &&
    told <= 2 * DAY &&
    !known &&
    !REMINDS.test(`${item.title}\n${item.text.slice(0, 2_000)}`)
  )
}

/** The lesser of two impacts. */
export function lowest(one: Impact, other: Impact): Impact {
  return impactRank(one) < impactRank(other) ? one : other
}

function isWeak(reading: Reading): boolean {
  const { certainty } = reading.assessment
  if ((authorityOf(reading) ?? 'aggregator') === 'aggregator' || certainty === 'rumour' || certainty === 'opinion')
    return true
  return isHearsay(reading)
}

/** True when a repeater makes something critical out of what the vendor or an official told as no more than medium. */
function isShrill(reading: Reading, event: Pick<Event, 'witnesses' | 'impact'> | null): boolean {
  if (event === null || isFirm(reading) || atLeast(event.impact, 'high')) return false
  return event.witnesses.some(({ authority }) => authority === 'official' || authority === 'vendor')
}

function isUnsure(reading: Reading): boolean {
  return !isFirm(reading) && reading.assessment.confidence < UNSURE
}

/** True for somebody in a forum who asks whether it is so. */
function asks(reading: Reading): boolean {
  return (authorityOf(reading) ?? 'aggregator') === 'aggregator' && /[?？]\s*$/.test(reading.item.title)
}

/** True when it names a date that leaves time, and nothing that happens before. */
function isAhead({ item, assessment }: Reading, now: string): boolean {
  if (assessment.effectiveOn === null || assessment.effectiveOn.length < 10) return false
  const ahead = Date.parse(assessment.effectiveOn) - Date.parse(now) > SOON_MS
  return ahead && !AT_ONCE.test(`${item.title}\n${item.text.slice(0, 2_000)}`)
}

/** Export rules about chips, or about parties of whom nobody is known to serve a model. */
function isHardware({ assessment }: Reading): boolean {
  const { category, vendors, models, populations } = assessment
  const served = models.length > 0 || vendors.some((vendor) => !CHIP_MAKERS.has(vendor))
  return category === 'export_control' && !served && populations.length === 0
}
