import { compileDirective, nextChangeAt } from '../core/compile.ts'
import { createIndex } from '../core/correlation-index.ts'
import type { Event } from '../core/event.ts'
import { sha256 } from '../core/id.ts'
import { fingerprint, type Item, toItem } from '../core/item.ts'
import { dueLifts } from '../core/lift.ts'
import type { Restriction } from '../core/restriction.ts'
import { prepare, type Sighting, type TriageRules, type TriageState, triageBatch } from '../core/triage.ts'
import { ParseError, TocsinError } from '../errors.ts'
import type { Dialect, Payload } from '../source.ts'
import type { ReplayAlert, ReplayDocument, ReplayRestriction } from './replay-document.ts'
import { describeEvent } from './replay-document.ts'
import type { Observation, Recording } from './replay-story.ts'

export interface ReplayOptions {
  dialects: ReadonlyMap<string, Dialect>
  rules: TriageRules
  /** Told about every observation that is done. */
  onProgress?: (done: number, of: number, at: string) => void
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A first snapshot at the start of a recording shows what was there before; later ones are judged by the item's date. */
const START_MS = 60_000

/**
 * Runs what was recorded through dialects, triage and policies in event time, as if the watch had run then, and answers
 * what would have been rung, restricted and moved. Touches nothing.
 */
export function replay(recording: Recording, { dialects, rules, onProgress }: ReplayOptions): ReplayDocument {
  const { observations } = recording
  const from = observations[0]?.at ?? new Date(0).toISOString()
  const to = observations.at(-1)?.at ?? from
  const watch = createWatch(dialects, from)
  const world = createWorld(rules)
  const skipped = [...recording.skipped]
  const failed: { file: string; why: string }[] = []
  let items = 0
  for (const [index, observation] of observations.entries()) {
    world.passTime(observation.at)
    const seen = watch.observe(observation)
    if ('skip' in seen) skipped.push({ file: observation.file, why: seen.skip })
    else if ('fail' in seen) failed.push({ file: observation.file, why: seen.fail })
    else {
      items += seen.sightings.length
      world.triage(seen.sightings, observation.at)
    }
    onProgress?.(index + 1, observations.length, observation.at)
  }
  world.passTime(to)
  return { from, to, observations: observations.length, items, ...world.document(), skipped, failed }
}

/** Turns observations into sightings as polling does: only what is new or has changed since the last payload. */
function createWatch(dialects: ReadonlyMap<string, Dialect>, from: string) {
  const sources = new Map<string, { previous: Payload | null; seen: Map<string, string> }>()

  return { observe }

  function observe(observation: Observation): { sightings: Sighting[] } | { skip: string } | { fail: string } {
    const first = !sources.has(observation.source)
    const source = sources.get(observation.source) ?? { previous: null, seen: new Map<string, string>() }
    sources.set(observation.source, source)
    if (observation.type === 'item')
      return {
        sightings: fresh([observation.item], source.seen, () =>
          sighting(observation.item, observation.at, null, false),
        ),
      }
    const { at, url, status, dialect: name } = observation
    const dialect = dialects.get(name)
    if (!dialect) return { skip: `unknown dialect '${name}'` }
    if (status >= 400) return { fail: `HTTP ${status}` }
    try {
      const payload: Payload = {
        url,
        contentType: observation.contentType ?? null,
        status,
        body: observation.body(),
        at,
      }
      const drafts = dialect.parse(payload, observation.options ?? {}, dialect.compares ? source.previous : null)
      source.previous = payload
      const digest = sha256(payload.body)
      const items = drafts.map((draft) => toItem(draft, observation))
      return {
        sightings: fresh(items, source.seen, (item) =>
          sighting(item, at, digest, first && observation.ringFirst !== true && wasThere(item, observation, from)),
        ),
      }
    } catch (error) {
      if (!(error instanceof TocsinError || error instanceof RangeError)) throw error
      return error instanceof ParseError ? { fail: error.message } : { skip: error.message }
    }
  }
}

/** True for an item of a first snapshot that was published before the recording began, or whose date nobody knows. */
function wasThere(item: Item, observation: Observation, from: string): boolean {
  const published = item.published ?? item.updated
  if (Date.parse(observation.at) - Date.parse(from) < START_MS) return true
  return published === null ? observation.type === 'payload' && observation.dialect !== 'json-items' : published < from
}

function fresh(items: readonly Item[], seen: Map<string, string>, make: (item: Item) => Sighting): Sighting[] {
  return items.flatMap((item) => {
    const print = fingerprint(item)
    if (seen.get(item.id) === print) return []
    seen.set(item.id, print)
    return [make(item)]
  })
}

function sighting(item: Item, seenAt: string, digest: string | null, baseline: boolean): Sighting {
  return { item, seenAt, sha256: digest, baseline }
}

/** Everything that the service would remember, kept in memory, and the record of what it would have done. */
function createWorld(rules: TriageRules) {
  const index = createIndex({ windowMs: 400 * DAY, maxEvents: 50_000 })
  const events = new Map<string, Event>()
  const told = new Map<string, Set<string>>()
  let restrictions: Restriction[] = []
  const alerts: ReplayAlert[] = []
  const decisions: ReplayRestriction[] = []
  const held = new Map<string, ReplayRestriction>()
  const lifts: ReplayDocument['lifts'] = []
  const routes: ReplayDocument['routes'] = []
  const states = new Map(rules.inventory.routes.map((route) => [route.id, 'normal']))
  // Events of which more was seen than what stood there when the watch began.
  const news = new Set<string>()
  let clock = 0

  return { triage, passTime, document }

  function triage(sightings: readonly Sighting[], at: string): void {
    if (sightings.length === 0) return
    const state: TriageState = {
      candidates: (keys) => index.lookup(keys),
      event: (id) => events.get(id) ?? null,
      told: (id) => told.get(id) ?? new Set(),
      restrictions,
      troubles: () =>
        [...events.values()].slice(-200).filter((event) => Date.parse(at) - Date.parse(event.openedAt) < HOUR),
    }
    const outcome = triageBatch(prepare(sightings).readings, state, rules, at)
    for (const { after, sketch } of outcome.events) {
      events.set(after.id, after)
      index.put(sketch, Date.parse(at))
      if (
        after.quiet !== true ||
        after.ongoing ||
        sightings.some((one) => !one.baseline && after.items.includes(one.item.id))
      )
        news.add(after.id)
    }
    for (const { after } of outcome.noted) events.set(after.id, after)
    for (const { event, reason, impact, subscription } of outcome.alerts) {
      alerts.push({ at, event, reason, impact, subscription })
      told.set(event, (told.get(event) ?? new Set()).add(subscription))
    }
    for (const { event, policy, verdict, because, explain, restriction } of outcome.verdicts) {
      const entry = {
        at,
        event,
        policy,
        verdict,
        because,
        explain,
        ...(restriction ? { restriction: restriction.id } : {}),
      }
      if (verdict === 'held')
        held.set(`${policy} ${event} ${because.join()}`, held.get(`${policy} ${event} ${because.join()}`) ?? entry)
      else decisions.push(entry)
    }
    restrictions = [...restrictions, ...outcome.restrictions]
    if (outcome.restrictions.length > 0) recompile(at)
    lift(at)
  }

  /** What time alone would have done since the last observation. */
  function passTime(at: string): void {
    const end = Date.parse(at)
    for (let guard = 0; guard < 1_000; guard++) {
      const next = nextChangeAt(restrictions, new Date(clock))
      const lifting = lift(new Date(clock).toISOString())
      const due = [next, lifting].filter((time): time is string => time !== null).map((time) => Date.parse(time))
      const soonest = Math.min(...due.filter((time) => time > clock), end)
      clock = Math.max(clock, soonest)
      if (soonest >= end) break
      recompile(new Date(clock).toISOString())
    }
  }

  /** Applies and records lifts that are due; answers when the next one would be. */
  function lift(at: string): string | null {
    const active = restrictions.filter((one) => one.status === 'active')
    if (active.length === 0) return null
    const policies = rules.policies.map(({ id, lift: rule, limits }) => ({ id, lift: rule, limits }))
    const verdicts = dueLifts({
      restrictions,
      policies,
      events: [...events.values()],
      halted: rules.halted,
      now: new Date(at),
    })
    let next: string | null = null
    for (const { restriction, verdict, because, explain, dueAt } of verdicts) {
      if (dueAt !== null && (next === null || dueAt < next)) next = dueAt
      if (verdict === 'held' || lifts.some((one) => one.restriction === restriction && one.verdict === verdict))
        continue
      lifts.push({ at, restriction, verdict, because, explain })
      if (verdict === 'lift')
        restrictions = restrictions.map((one) =>
          one.id === restriction ? { ...one, status: 'lifted', liftedAt: at } : one,
        )
    }
    if (verdicts.some(({ verdict }) => verdict === 'lift')) recompile(at)
    return next
  }

  function recompile(at: string): void {
    const { inventory, halted } = rules
    const now = new Date(at)
    const directive = compileDirective({
      stream: 'replay',
      generation: 1,
      inventory,
      restrictions,
      halted,
      now,
      ttlMs: DAY,
    })
    for (const { id, state, targets, excluded } of directive.routes) {
      const print = JSON.stringify([state, targets.map((target) => target.id)])
      if ((states.get(id) ?? 'normal') === print || (state === 'normal' && states.get(id) === 'normal')) continue
      states.set(id, print)
      routes.push({
        at,
        id,
        state,
        targets: targets.map((target) => target.id),
        excluded: excluded.map((one) => one.id),
      })
    }
  }

  function document(): Omit<ReplayDocument, 'from' | 'to' | 'observations' | 'items' | 'skipped' | 'failed'> {
    return {
      events: [...events.values()]
        .filter((event) => news.has(event.id))
        .sort((a, b) => a.openedAt.localeCompare(b.openedAt))
        .map(describeEvent),
      background: events.size - news.size,
      alerts,
      restrictions: decisions,
      lifts,
      held: [...held.values()],
      routes,
    }
  }
}
