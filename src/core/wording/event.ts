import type { Alert, AlertReason } from '../alert.ts'
import type { Event } from '../event.ts'
import type { ExposedRoute, Exposure } from '../exposure.ts'
import type { Message, MessageType } from '../message.ts'
import { plainLine, plainText, safeUrl } from '../plain.ts'
import type { Fact, Page, Quote, Said, Tone } from '../rendering.ts'
import type { Restriction } from '../restriction.ts'
import { CATEGORY_WORDS, CERTAINTY_WORDS, count, day, IMPACT_WORDS, listed, percent, sentence, words } from './terms.ts'

type EventContent = Extract<Message['content'], { kind: 'event' }>

const TYPES: Record<AlertReason, MessageType> = {
  opened: 'event.opened',
  escalated: 'event.escalated',
  updated: 'event.updated',
  corrected: 'event.updated',
  resolved: 'event.resolved',
  withdrawn: 'event.withdrawn',
}

const MAX_QUOTES = 3

/** The webhook type of an alert's reason; a correction is an update that also says it corrects. */
export function eventType(reason: AlertReason): MessageType {
  return TYPES[reason]
}

/** Says one event to somebody who must decide at night: what, whom it hits, how sure, what happens next. */
export function eventWording({ event, alert, exposure, restrictions }: EventContent, page: Page): Said {
  const title = eventTitle(event)
  return {
    type: eventType(alert.reason),
    tone: eventTone(event, alert),
    badge: eventBadge(event, alert),
    subject: `${eventBadge(event, alert)}: ${title}`,
    headline: title,
    lead: lead(event, alert),
    facts: facts(event, alert),
    exposure: here(event, exposure),
    next: next(event, exposure, restrictions),
    quotes: quotes(event),
    link: { label: 'Open the event with its evidence', url: page(`events/${encodeURIComponent(event.id)}`) },
  }
}

/** The event's title, visible and on one line. */
export function eventTitle(event: Event): string {
  return plainLine(event.title, 200) || `${CATEGORY_WORDS[event.category]} without a title`
}

/** How loud an alert is. */
export function eventTone(event: Event, alert: Alert): Tone {
  return alert.reason === 'resolved' || alert.reason === 'withdrawn' ? 'calm' : event.impact
}

/** The first word of an alert: its impact for news, what changed for follow-ups. */
export function eventBadge(event: Event, alert: Alert): string {
  switch (alert.reason) {
    case 'opened':
      return event.impact.toUpperCase()
    case 'escalated':
      return `NOW ${event.impact.toUpperCase()}`
    case 'updated':
      return `UPDATE (${event.impact})`
    case 'corrected':
      return `CORRECTION (${event.impact})`
    case 'resolved':
      return 'RESOLVED'
    case 'withdrawn':
      return 'RECALLED'
  }
}

/** What an event means for the routes; when it is over only which ones it was about. */
function here(event: Event, exposure: Exposure): string | null {
  if (event.status === 'open') return exposureSentence(exposure)
  const names = exposure.routes.map((route) => `${plainLine(route.id, 80)} (${percent(route.share)} of traffic)`)
  return names.length === 0 || event.status === 'withdrawn' ? null : `It was about ${listed(names, 5)}.`
}

/** Which routes are hit and what is left for them: `Hits support-chat (40 % of traffic); gpt and own remain.` */
export function exposureSentence(exposure: Exposure): string {
  if (exposure.routes.length === 0) return 'None of your routes depends on it.'
  const worst = [...exposure.routes].sort(
    (a, b) => Number(b.primaryHit) - Number(a.primaryHit) || a.left.length - b.left.length || b.share - a.share,
  )
  const said = worst.slice(0, 5).map(routeSentence)
  if (worst.length > 5) said.push(`${count(worst.length - 5, 'more route')}.`)
  if (worst.length > 1) said.push(`Together that is ${percent(exposure.share)} of your traffic.`)
  return said.join(' ')
}

function routeSentence(route: ExposedRoute): string {
  const name = `${plainLine(route.id, 80)} (${percent(route.share)} of traffic)`
  const left = listed(route.left.map((id) => plainLine(id, 60)))
  if (route.left.length === 0) return `Hits ${name}; no target remains.`
  const remain = `${left} ${route.left.length === 1 ? 'remains' : 'remain'}`
  if (!route.primaryHit) return `Hits only a reserve of ${name}; ${remain}.`
  return `Hits ${name}; ${remain}.`
}

function lead(event: Event, alert: Alert): string {
  switch (alert.reason) {
    case 'resolved':
      return `It is over. ${who(event)}`
    case 'withdrawn':
      return 'This turned out not to be an event, or is part of another one. Please disregard what was sent before.'
    case 'corrected':
      return `What was sent before was not right; this is what holds now. ${who(event)}`
    default:
      return `${CATEGORY_WORDS[event.category]}: ${IMPACT_WORDS[event.impact]}. ${who(event)}`
  }
}

function who(event: Event): string {
  const names = [
    ...new Set(event.witnesses.map((witness) => plainLine(witness.publisher, 80) || 'an unnamed publisher')),
  ]
  if (names.length === 0) return 'No independent publisher supports it yet.'
  return `${names.length === 1 ? 'Only source so far' : `${names.length} independent sources`}: ${listed(names, 4)}.`
}

function facts(event: Event, alert: Alert): Fact[] {
  if (alert.reason === 'withdrawn') return []
  const said = alert.reason !== 'resolved' && alert.reason !== 'corrected'
  const list = (label: string, values: readonly string[]): Fact[] =>
    values.length === 0
      ? []
      : [
          {
            label,
            value: listed(
              values.map((value) => plainLine(words(value), 80)),
              8,
            ),
          },
        ]
  const at = (label: string, instant: string): Fact => ({ label, value: instant, at: instant })
  return [
    ...changed(alert),
    ...(said ? [] : [{ label: alert.reason === 'resolved' ? 'Impact was' : 'Impact', value: sentence(event.impact) }]),
    ...(said ? [] : [{ label: 'What', value: CATEGORY_WORDS[event.category] }]),
    ...list('Vendor', event.vendors),
    ...list('Models', event.models),
    ...list('Whom', event.populations),
    ...list('Where', event.jurisdictions),
    ...list('Legal instrument', event.instruments),
    ...(event.effectiveOn === null ? [] : [{ label: 'Effective', value: day(plainLine(event.effectiveOn, 40)) }]),
    ...cause(event),
    { label: 'Certainty', value: `${CERTAINTY_WORDS[event.certainty]}, ${percent(event.confidence)} confidence` },
    at('First known', event.openedAt),
    ...(event.resolvedAt === null ? [] : [at('Over since', event.resolvedAt)]),
  ]
}

function cause({ commonCause }: Event): Fact[] {
  return commonCause === undefined
    ? []
    : [{ label: 'Common cause', value: `Likely: ${plainLine(commonCause.because, 200)}` }]
}

/** What changed, for those who know the story so far. */
function changed({ reason, because }: Alert): Fact[] {
  if (reason === 'opened' || because === undefined) return []
  const turns = because.filter((why) => why !== 'was told before').map((why) => plainLine(why, 120))
  return turns.length === 0 ? [] : [{ label: 'What changed', value: turns.join('; ') }]
}

function next(event: Event, exposure: Exposure, restrictions: readonly Restriction[]): string {
  const of = (status: Restriction['status']) => restrictions.filter((restriction) => restriction.status === status)
  const active = of('active')
  const proposed = of('proposed')
  const said: string[] = []
  if (proposed.length > 0) said.push(`A person must decide: ${count(proposed.length, 'restriction')} proposed.`)
  if (active.length > 0) {
    const lifted = event.status === 'open' ? '' : ' It stays until it is lifted.'
    said.push(`${count(active.length, 'restriction')} active; traffic follows the directive.${lifted}`)
  }
  if (of('approved').length > 0) said.push('A restriction is approved and is being applied.')
  if (said.length > 0) return said.join(' ')
  if (event.status !== 'open') return 'Nothing to do.'
  const urgent =
    exposure.routes.some((route) => route.primaryHit) && (event.impact === 'critical' || event.impact === 'high')
  return urgent
    ? 'No traffic was moved because of it. Decide whether the routes above need another target.'
    : 'No traffic was moved because of it.'
}

/** The firmest words first, one quote for each publisher before a second one. */
function quotes(event: Event): Quote[] {
  const firmness = { official: 0, vendor: 1, press: 2, aggregator: 3 }
  const ordered = [...event.evidence].sort(
    (a, b) => (a.authority === null ? 4 : firmness[a.authority]) - (b.authority === null ? 4 : firmness[b.authority]),
  )
  const seen = new Set<string>()
  const fresh = ordered.filter((evidence) => {
    const key = evidence.publisher ?? evidence.item
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
  return [...fresh, ...ordered.filter((evidence) => !fresh.includes(evidence))]
    .map((evidence) => ({
      text: plainText(evidence.quote, 400),
      source: plainLine(evidence.publisher ?? '', 80) || 'unknown publisher',
      url: safeUrl(evidence.url),
    }))
    .filter((quote, index, all) => quote.text !== '' && all.findIndex((other) => other.text === quote.text) === index)
    .slice(0, MAX_QUOTES)
}
