import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { defineDialect, type Payload } from '../source.ts'
import { decodePayload } from './_charset.ts'
import { epoch, type IncidentUpdate, latest, linksIn, mentions, updateFacts, updatesText } from './_incident.ts'
import { checkOptions, checkShape, isObject, readJson } from './_json.ts'
import { withVanished } from './_open-only.ts'
import { readPrevious } from './_previous.ts'
import { readSmallFeed } from './_small-feed.ts'

// Three JSON documents of AWS, none of them documented: health.aws.amazon.com/public/currentevents (UTF-16 big endian,
// epoch seconds as strings), /public/events (epoch milliseconds, the log as a JSON string inside the JSON) and the
// data.json of the page before 2023 (the log as HTML).
const Text = z.string().nullish()
const Epoch = z.union([z.number(), z.string()]).nullish()
const LogEntry = z.object({ summary: Text, message: Text, status: Epoch, timestamp: Epoch })
const Event = z.object({
  arn: Text,
  eventArn: Text,
  service: Text,
  service_name: Text,
  region: Text,
  region_name: Text,
  typeCode: Text,
  status: Epoch,
  summary: Text,
  description: Text,
  date: Epoch,
  startTime: Epoch,
  end_time: Epoch,
  endTime: Epoch,
  lastUpdatedTime: Epoch,
  event_log: z.array(LogEntry).nullish(),
  metadata: z.object({ EVENT_LOG: Text }).nullish(),
  impacted_services: z.unknown().optional(),
})
type Event = z.infer<typeof Event>

const Options = z.strictObject({
  /** Words, one of which must occur in the service, the region or the summary. */
  only: z.array(z.string().min(1)).min(1).optional(),
})

const PAGE = 'https://health.aws.amazon.com/health/status'
// Status numbers of the public page; the words are its legend.
const STATUS: Readonly<Record<string, string>> = {
  0: 'resolved',
  1: 'informational',
  2: 'degradation',
  3: 'disruption',
}

/**
 * AWS Health: one draft per event. An event is closed by its status, its end or a `[RESOLVED]` summary; closed does not
 * mean that the service is back: the text of the last entry says what is true.
 */
export default defineDialect({
  describe: 'AWS Health public events: currentevents (UTF-16), events, the older data.json, and the RSS of a service',
  speaker: { kind: 'status', authority: 'vendor' },
  accept: 'application/json, application/rss+xml;q=0.8',
  compares: true, // an event can leave currentevents and data.json without a word
  parse(payload, options, previous) {
    const { only } = checkOptions(Options, options)
    if (/^\s*</.test(decodePayload(payload).slice(0, 200))) return readSmallFeed(payload).map(rssDraft)
    const current = drafts(payload, only)
    if (!current.dropsEnded) return current.drafts
    const before = readPrevious(previous, (earlier) => drafts(earlier, only))
    return withVanished(current.drafts, before?.dropsEnded === true ? before.drafts : [])
  },
})

function drafts(payload: Payload, only: readonly string[] | undefined): { drafts: Draft[]; dropsEnded: boolean } {
  const root = readJson(payload)
  const list = events(root)
  const wanted = list.filter((event) =>
    mentions(
      [event.service, event.service_name, event.region, summary(event)].map((name) => name ?? ''),
      only,
    ),
  )
  // Only currentevents has both; an empty list can be either document, and then nothing was open before in `events`.
  const openOnly = list.every((event) => event.date != null && event.event_log != null)
  // In data.json an open event leaves only when its start is corrected, which makes it another one.
  return { drafts: wanted.map(draft), dropsEnded: openOnly || !Array.isArray(root) }
}

/** Entries of the RSS are updates; the guid ends in the time, the title begins with the kind of message. */
function rssDraft(entry: Draft): Draft {
  const over = /\[resolved\]|operating normally/i.test(entry.title)
  return { ...entry, phase: over ? 'resolved' : null, facts: { ...entry.facts, ...links(entry.text) } }
}

function links(...texts: string[]): { links?: string[] } {
  const found = linksIn(...texts)
  return found.length > 0 ? { links: found } : {}
}

function statusWord(status: string): string {
  return Object.hasOwn(STATUS, status) ? STATUS[status]! : status
}

function events(root: unknown): Event[] {
  if (Array.isArray(root)) return checkShape(z.array(Event), root)
  if (isObject(root) && Array.isArray(root.archive) && Array.isArray(root.current)) {
    const archive = checkShape(z.array(Event), root.archive, '/archive')
    return [
      ...checkShape(z.array(Event), root.current, '/current'),
      ...archive.map((event) => ({ ...event, status: 'resolved' })),
    ]
  }
  throw new ParseError('neither a list of AWS events nor a data.json')
}

function draft(event: Event): Draft {
  const key = event.arn ?? event.eventArn ?? derivedKey(event)
  const place = `/${key}`
  const log = updates(event, place)
  const started = epoch(event.startTime ?? event.date, place) ?? log[0]?.at ?? null
  const ended = epoch(event.endTime ?? event.end_time, place)
  const text = summary(event)
  const service = [event.service_name ?? event.service, event.region_name ?? event.region].filter((part) => part)
  const status = String(event.status ?? log.at(-1)?.status ?? '')
  const closed = ended !== null || status === 'resolved' || status === '0' || /^\[resolved\]/i.test(text)
  return {
    externalId: key,
    url: PAGE,
    title: [service.join(' '), text].filter((part) => part !== '').join(': '),
    text: updatesText(log.map((update) => ({ ...update, status: null }))),
    published: started,
    updated: latest(epoch(event.lastUpdatedTime, place), log.at(-1)?.at, ended),
    phase: closed ? 'resolved' : 'investigating', // an open event is open, however its last entry sounds
    facts: {
      service: event.service ?? null,
      region: region(event),
      typeCode: event.typeCode ?? null,
      status: statusWord(status),
      impactedServices: impacted(event.impacted_services),
      updates: updateFacts(log),
      endedAt: ended,
      ...links(...log.map(({ body }) => body)),
    },
  }
}

/** `us-east-1`; data.json has it only as the end of the service's id. */
function region(event: Event): string | null {
  return event.region ?? event.region_name ?? /-([a-z]{2}(?:-[a-z]+)+-\d)$/.exec(event.service ?? '')?.[1] ?? null
}

/** The newest summary; of an event without one, its type code in words. */
function summary(event: Event): string {
  const log = entries(event)
  const text = event.summary ?? log.findLast((entry) => entry.summary)?.summary ?? ''
  return text.trim() || (event.typeCode ?? '').replaceAll('_', ' ').toLowerCase()
}

function entries(event: Event): z.infer<typeof LogEntry>[] {
  const encoded = event.metadata?.EVENT_LOG
  if (encoded == null || encoded === '') return event.event_log ?? []
  try {
    return checkShape(z.array(LogEntry), JSON.parse(encoded))
  } catch (error) {
    if (error instanceof ParseError) throw error
    throw new ParseError('the log inside an event is not JSON', '/metadata/EVENT_LOG', error)
  }
}

function updates(event: Event, place: string): IncidentUpdate[] {
  const log = entries(event).map((entry): IncidentUpdate => {
    const status = entry.status == null ? null : String(entry.status)
    return {
      id: null,
      status: status === null ? null : statusWord(status),
      at: epoch(entry.timestamp, place),
      body: entry.message ?? '',
    }
  })
  if (log.length === 0) return event.description ? [{ id: null, status: null, at: null, body: event.description }] : []
  return log.sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''))
}

function derivedKey(event: Event): string {
  const parts = [event.service, event.region, event.typeCode, event.startTime ?? event.date]
  if (parts.every((part) => part == null)) throw new ParseError('an AWS event without arn, service or time')
  return parts.filter((part) => part != null).join(':')
}

/** Names of services out of a list or an object keyed by service; the shape has changed over the years. */
function impacted(value: unknown): string[] {
  const names = Array.isArray(value) ? value : isObject(value) ? Object.keys(value) : []
  return names.map((name) => (isObject(name) ? name.service_name : name)).filter((name) => typeof name === 'string')
}
