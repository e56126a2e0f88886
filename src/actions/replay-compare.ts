import { z } from 'zod'
import { atLeast, Impact } from '../core/impact.ts'
import { InputError } from '../errors.ts'
import type { ReplayDocument, ReplayEvent } from './replay-document.ts'

/** What one version of the judgement would have done and another would not, or would do otherwise. */
export interface Shift {
  /** Whom it concerns: the events as such, or one subscription, policy or route. */
  kind: 'event' | 'subscription' | 'policy' | 'route'
  /** Id of the subscription, policy or route; of the event. */
  id: string
  change: 'gained' | 'lost' | 'changed'
  at: string
  /** The graver impact of the two, for events and alerts. */
  impact: Impact | null
  text: string
}

// What comparing reads of a document; an older version may lack what came later, and have what went.
const At = z.string()
const Ids = z.array(z.string())
const Before = z.looseObject({
  from: At,
  to: At,
  observations: z.number(),
  events: z.array(
    z.looseObject({
      ...{ id: z.string(), title: z.string(), category: z.string(), impact: Impact, certainty: z.string() },
      ...{ status: z.string().default('open'), vendors: Ids, models: Ids, openedAt: At, items: Ids },
    }),
  ),
  alerts: z.array(
    z.looseObject({ at: At, event: z.string(), reason: z.string(), impact: Impact, subscription: z.string() }),
  ),
  restrictions: z.array(
    z.looseObject({
      ...{ at: At, event: z.string(), policy: z.string(), verdict: z.string() },
      restriction: z.string().optional(),
    }),
  ),
  lifts: z.array(z.looseObject({ at: At, restriction: z.string(), verdict: z.string() })).default([]),
  routes: z.array(z.looseObject({ at: At, id: z.string(), state: z.string(), targets: Ids.default([]) })),
})
/** A replay document as some version of `replay --json` wrote it. */
export type OldDocument = z.infer<typeof Before>
type OldEvent = OldDocument['events'][number]

/** A text as a replay document, or null when it is something else, such as a configuration. @throws InputError for a broken one */
export function readReplayDocument(text: string): OldDocument | null {
  if (!text.trimStart().startsWith('{')) return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const isOne = typeof value === 'object' && value !== null && 'observations' in value && 'alerts' in value
  if (!isOne) return null
  const read = Before.safeParse(value)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw new InputError(
    'invalid',
    `not a whole replay document: ${z.core.toDotPath(issue?.path ?? [])}: ${issue?.message}`,
  )
}

/**
 * What changes for whom when the version that wrote `before` is replaced by this one, over the same recording. Events
 * are the same when they share most items, whatever their ids. In the order of time.
 * @throws InputError when the documents are of different recordings
 */
export function compareReplays(before: OldDocument, after: ReplayDocument): Shift[] {
  for (const key of ['from', 'to', 'observations'] as const)
    if (before[key] !== after[key])
      throw new InputError(
        'conflict',
        `the documents are of different recordings: ${key} ${before[key]}, ${after[key]}`,
      )
  const partners = pair(before.events, after.events)
  const titles = new Map([...before.events, ...after.events].map((event) => [event.id, event.title]))
  // One name for an event in both documents: that of the newer.
  const renamed = (id: string) => partners.get(id) ?? id
  const kept = (id: string) => id
  const title = (id: string) => titles.get(id) ?? id
  return [
    ...eventShifts(before.events, after.events, partners),
    ...shifts(alertsOf(before, renamed, title), alertsOf(after, kept, title)),
    ...shifts(decisionsOf(before, renamed, title), decisionsOf(after, kept, title)),
    ...shifts(movesOf(before), movesOf(after)),
  ].sort((a, b) => a.at.localeCompare(b.at))
}

export const SIGN: Readonly<Record<Shift['change'], string>> = { gained: '+', lost: '-', changed: '~' }

/** Shifts under headings that add them up: the events first, then each subscription, policy and route. */
export function byWhom(shifts: readonly Shift[]): { heading: string; list: Shift[] }[] {
  const kinds = ['event', 'subscription', 'policy', 'route']
  const groups = [...Map.groupBy(shifts, ({ kind, id }) => (kind === 'event' ? 'events' : `${kind} ${id}`))]
  const rank = ([, list]: (typeof groups)[number]) => kinds.indexOf(list[0]?.kind ?? '')
  return groups
    .sort((a, b) => rank(a) - rank(b) || a[0].localeCompare(b[0]))
    .map(([name, list]) => {
      const sums = (['gained', 'lost', 'changed'] as const)
        .map((change) => [list.filter((one) => one.change === change).length, change] as const)
        .filter(([number]) => number > 0)
      return { heading: `${name}: ${sums.map(([number, change]) => `${number} ${change}`).join(', ')}`, list }
    })
}

/** Something that happens; acts with the same name are the same act, perhaps at another time or with another detail. */
interface Act {
  kind: Shift['kind']
  id: string
  name: string
  at: string
  impact: Impact | null
  detail: string
  text: string
}

type Either = Pick<OldDocument, 'alerts' | 'restrictions' | 'lifts' | 'routes'> | ReplayDocument

function alertsOf({ alerts }: Either, same: (id: string) => string, title: (id: string) => string): Act[] {
  return alerts.map(({ at, event, reason, impact, subscription }) => ({
    ...{ kind: 'subscription', id: subscription, at, impact },
    name: `${subscription} ${same(event)} ${reason}`,
    detail: impact,
    text: `${reason}: ${title(event)}`,
  }))
}

function decisionsOf(
  { restrictions, lifts }: Either,
  same: (id: string) => string,
  title: (id: string) => string,
): Act[] {
  const made = restrictions.map(
    ({ at, event, policy, verdict }): Act => ({
      ...{ kind: 'policy', id: policy, at, impact: null, detail: '' },
      name: `${policy} ${same(event)} ${verdict}`,
      text: `${verdict}: ${title(event)}`,
    }),
  )
  const ends = lifts.map(({ at, restriction, verdict }): Act => {
    const source = restrictions.find((one) => one.restriction === restriction)
    const event = source?.event ?? ''
    return {
      ...{ kind: 'policy', id: source?.policy ?? 'unknown', at, impact: null, detail: '' },
      name: `lift ${source?.policy} ${same(event)} ${verdict}`,
      text: `${verdict === 'lift' ? 'lifted' : `lift: ${verdict}`}: ${title(event)}`,
    }
  })
  return [...made, ...ends]
}

function movesOf({ routes }: Either): Act[] {
  return routes.map(({ at, id, state, targets }) => ({
    ...{ kind: 'route', id, at, impact: null, detail: '' },
    name: `${id} ${state} ${targets.join()}`,
    text: `${state}: ${targets.join(' > ') || 'no target'}`,
  }))
}

/** The acts of one side that the other lacks, and those of both that differ in time or detail. */
function shifts(before: readonly Act[], after: readonly Act[]): Shift[] {
  const [one, other] = [numbered(before), numbered(after)]
  const shift = ({ kind, id, at, impact, text }: Act, change: Shift['change']): Shift => ({
    ...{ kind, id, change, at, impact, text },
  })
  const gone = [...one].filter(([name]) => !other.has(name)).map(([, act]) => shift(act, 'lost'))
  const here = [...other].flatMap(([name, act]): Shift[] => {
    const old = one.get(name)
    if (old === undefined) return [shift(act, 'gained')]
    const said = [
      ...(old.at === act.at ? [] : [`at ${act.at}, was ${old.at}`]),
      ...(old.detail === act.detail ? [] : [`${act.detail}, was ${old.detail}`]),
    ]
    if (said.length === 0) return []
    return [
      { ...shift(act, 'changed'), impact: graver(old.impact, act.impact), text: `${act.text} (${said.join('; ')})` },
    ]
  })
  return [...gone, ...here]
}

/** Acts by name; the second of one name is another act. */
function numbered(acts: readonly Act[]): Map<string, Act> {
  const counts = new Map<string, number>()
  return new Map(
    acts.map((act) => {
      const number = (counts.get(act.name) ?? 0) + 1
      counts.set(act.name, number)
      return [`${act.name} #${number}`, act]
    }),
  )
}

function eventShifts(
  before: readonly OldEvent[],
  after: readonly ReplayEvent[],
  partners: ReadonlyMap<string, string>,
): Shift[] {
  const news = new Map(after.map((event) => [event.id, event]))
  const matched = new Set(partners.values())
  const base = (event: OldEvent | ReplayEvent) => ({
    ...{ kind: 'event' as const, id: event.id, at: event.openedAt, impact: event.impact },
  })
  const holder = (event: OldEvent | ReplayEvent, among: readonly (OldEvent | ReplayEvent)[]) =>
    among.find((one) => one.items.some((item) => event.items.includes(item)))?.title
  const aside = (title: string | undefined, words: string) => (title === undefined ? '' : ` (${words} “${title}”)`)
  const left = before.flatMap((event): Shift[] => {
    const partner = news.get(partners.get(event.id) ?? '')
    if (!partner) {
      const text = `${said(event)}${aside(holder(event, after), 'now part of')}`
      return [{ ...base(event), change: 'lost', text }]
    }
    const fields = differences(event, partner)
    if (fields.length === 0) return []
    const impact = graver(event.impact, partner.impact)
    return [{ ...base(partner), impact, change: 'changed', text: `${partner.title}: ${fields.join('; ')}` }]
  })
  const fresh = after
    .filter((event) => !matched.has(event.id))
    .map((event): Shift => {
      const text = `${said(event)}${aside(holder(event, before), 'was part of')}`
      return { ...base(event), change: 'gained', text }
    })
  return [...left, ...fresh]
}

function said({ category, impact, title }: OldEvent | ReplayEvent): string {
  return `${category}/${impact}: ${title}`
}

function differences(before: OldEvent, after: ReplayEvent): string[] {
  const list = (values: readonly string[]) => [...values].sort().join(', ') || 'none'
  const fields = [
    ...(['category', 'impact', 'certainty', 'status', 'openedAt'] as const).map(
      (key) => [key, before[key], after[key]] as const,
    ),
    ...(['vendors', 'models'] as const).map((key) => [key, list(before[key]), list(after[key])] as const),
  ]
  return fields.flatMap(([key, was, is]) => (was === is ? [] : [`${key} ${is}, was ${was}`]))
}

/** Old event id → new event id: the same id, else the one with which it shares most items; each at most once. */
function pair(before: readonly OldEvent[], after: readonly ReplayEvent[]): Map<string, string> {
  const holders = Map.groupBy(
    after.flatMap(({ id, items }) => items.map((item) => ({ id, item }))),
    (one) => one.item,
  )
  const shared = before.flatMap((event) => {
    const found = event.items.flatMap((item) => (holders.get(item) ?? []).map((one) => one.id))
    return [...Map.groupBy(found, (id) => id)].map(([id, hits]) => ({ old: event.id, id, items: hits.length }))
  })
  const pairs = new Map<string, string>()
  const taken = new Set<string>()
  // Most items first; of equals the one that kept its id.
  for (const { old, id } of shared.sort((a, b) => b.items - a.items || Number(b.old === b.id) - Number(a.old === a.id)))
    if (!pairs.has(old) && !taken.has(id)) {
      pairs.set(old, id)
      taken.add(id)
    }
  return pairs
}

function graver(one: Impact | null, other: Impact | null): Impact | null {
  if (one === null || other === null) return one ?? other
  return atLeast(one, other) ? one : other
}
