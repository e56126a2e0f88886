import { IMPACTS, impactRank } from '../impact.ts'
import type { Message, WatchReport } from '../message.ts'
import { plainLine } from '../plain.ts'
import type { Entry, Fact, Group, Page, Said } from '../rendering.ts'
import { eventBadge, eventTitle, eventTone, exposureSentence } from './event.ts'
import { riskGroup } from './risk.ts'
import { CATEGORY_WORDS, CERTAINTY_WORDS, count, day, IMPACT_WORDS, listed, moment, sentence, words } from './terms.ts'

type DigestContent = Extract<Message['content'], { kind: 'digest' }>
type DigestEntry = DigestContent['entries'][number]

/** Entries shown in one group; the rest is counted and linked. */
const MAX_ENTRIES = 12

/** Says several events at once, the worst first, and what was checked even when nothing happened. */
export function digestWording(content: DigestContent, page: Page): Said {
  const { entries, report, timezone, risks = [] } = content
  const name = plainLine(content.name, 80)
  const top = [...entries].sort((a, b) => impactRank(b.event.impact) - impactRank(a.event.impact))[0]
  const storm = report === null
  const headline = storm
    ? `${count(entries.length, 'alert')} at once`
    : `${name}: ${happened(entries.length, risks.length)}`
  const worst = top === undefined ? '' : `, the worst ${top.event.impact}: ${eventTitle(top.event)}`
  return {
    type: 'digest.ready',
    tone: storm && top !== undefined ? top.event.impact : 'note',
    badge: storm ? 'GROUPED' : 'DIGEST',
    subject: `${headline}${worst}`,
    headline,
    lead: lead(content),
    facts: report === null ? [] : watchFacts(report, timezone),
    next: report !== null && report.failing.length > 0 ? failing(report) : null,
    groups: [...groups(entries, page), ...riskGroup(risks, page)],
    link: { label: 'Open all events', url: page('events') },
  }
}

function happened(events: number, levels: number): string {
  const said = [
    ...(events === 0 ? [] : [count(events, 'event')]),
    ...(levels === 0 ? [] : [`${count(levels, 'early-warning level')} changed`]),
  ]
  return said.length === 0 ? 'nothing happened' : said.join(', ')
}

function lead({ entries, report, timezone, risks = [] }: DigestContent): string {
  if (report === null) return 'They came within minutes, so they come in one message. The worst are first.'
  const span = `from ${moment(report.from, timezone)} to ${moment(report.to, timezone)}`
  if (entries.length + risks.length === 0)
    return `Nothing for you ${span}. Tocsin was watching; this is what it checked.`
  return `What happened ${span}, the worst first.`
}

function watchFacts(report: WatchReport, timezone: string): Fact[] {
  return [
    { label: 'Sources watched', value: number(report.sources) },
    { label: 'Times asked', value: number(report.polls) },
    { label: 'New items read', value: number(report.items) },
    { label: 'Sources in trouble', value: report.failing.length === 0 ? 'none' : number(report.failing.length) },
    { label: 'Times are in', value: timezone },
  ]
}

function number(value: number): string {
  return value.toLocaleString('en-GB')
}

function failing(report: WatchReport): string {
  const names = listed(
    report.failing.map((id) => plainLine(id, 80)),
    10,
  )
  return `Blind spots: ${names} did not answer as it should; what happened there may be missing.`
}

/** One group for each impact, the highest first; what is over comes last. */
function groups(entries: readonly DigestEntry[], page: Page): Group[] {
  const open = entries.filter((entry) => entry.event.status === 'open')
  const over = entries.filter((entry) => entry.event.status !== 'open')
  const byImpact = IMPACTS.toReversed().map((impact) => ({
    heading: `${sentence(impact)}: ${IMPACT_WORDS[impact]}`,
    entries: open.filter((entry) => entry.event.impact === impact),
  }))
  return [...byImpact, { heading: 'Over or recalled', entries: over }]
    .filter((group) => group.entries.length > 0)
    .map((group) => ({
      heading: group.heading,
      entries: group.entries.slice(0, MAX_ENTRIES).map((entry) => toEntry(entry, page)),
      more: Math.max(0, group.entries.length - MAX_ENTRIES),
    }))
}

function toEntry({ event, alert, exposure }: DigestEntry, page: Page): Entry {
  const whom = listed(
    [...event.vendors, ...event.populations].map((id) => plainLine(words(id), 60)),
    5,
  )
  const parts = [
    CATEGORY_WORDS[event.category],
    whom,
    event.effectiveOn === null ? '' : `effective ${day(plainLine(event.effectiveOn, 40))}`,
    CERTAINTY_WORDS[event.certainty],
  ]
  return {
    tone: eventTone(event, alert),
    badge: eventBadge(event, alert),
    title: eventTitle(event),
    line: parts.filter((part) => part !== '').join(' · '),
    exposure: exposure.routes.length === 0 ? null : exposureSentence(exposure),
    url: page(`events/${encodeURIComponent(event.id)}`),
  }
}
