import { replay } from '#src/actions/replay.ts'
import type { ReplayDocument, ReplayEvent } from '#src/actions/replay-document.ts'
import type { Recording } from '#src/actions/replay-story.ts'
import { impactRank } from '#src/core/impact.ts'
import { Inventory } from '#src/core/inventory.ts'
import { Policy } from '#src/core/policy.ts'
import { Subscription } from '#src/core/subscription.ts'
import { loadFolder } from '#src/registry.ts'
import type { Dialect } from '#src/source.ts'
import { find, type True, type Truth } from './truth.ts'

/** A replayed story beside its truth. */
export interface Judgement {
  truth: Truth
  result: ReplayDocument
  rows: { expected: True; found: ReplayEvent | null }[]
  /** Critical events that tell no critical true one. */
  falseCriticals: ReplayEvent[]
  /** The ids of the critical events that rang. */
  ringing: Set<string>
  seconds: number
}

const MINUTE = 60_000
/** A small company: one route over three vendors, one policy that may cut off. */
const rules = {
  inventory: Inventory.parse({
    populations: { foreign_nationals: { clearedBy: ['us_person'] } },
    routes: [
      {
        id: 'support-chat',
        share: 0.4,
        regions: ['US', 'EU'],
        targets: [
          { id: 'fable', vendor: 'anthropic', model: 'claude-fable-5' },
          { id: 'gpt', vendor: 'openai', model: 'gpt-5.5', host: 'microsoft' },
          { id: 'own', vendor: 'alibaba', model: 'qwen3-235b', host: 'self-hosted' },
        ],
      },
    ],
  }),
  subscriptions: [
    Subscription.parse({ id: 'critical-now', match: { impact: '>=high' }, channels: ['terminal'], mode: 'immediate' }),
  ],
  policies: [
    Policy.parse({
      id: 'cut-off',
      match: { category: ['export_control', 'sanctions', 'vendor_withdrawal', 'court_order'], impact: '>=critical' },
      require: { confidence: 0.8, witnesses: 2, authority: ['official', 'vendor'] },
      restrict: { scope: 'affected', basis: 'legal' },
      mode: 'enforce',
      limits: { maxShareMoved: 0.6, maxPerDay: 3, cooldown: '30m' },
      lift: { after: '60m', mode: 'propose' },
    }),
  ],
  halted: false,
}

/** Replays recordings and holds what comes out against what is true. */
export async function createJudge(): Promise<(truth: Truth, recording: Recording) => Judgement> {
  const dialects = await loadFolder<Dialect>(new URL('../../src/dialects', import.meta.url).pathname)
  return (truth, recording) => {
    const started = performance.now()
    const result = replay(recording, { dialects, rules })
    const seconds = (performance.now() - started) / 1000
    return { ...compare(truth, result), seconds }
  }
}

export function compare(truth: Truth, result: ReplayDocument): Omit<Judgement, 'seconds'> {
  const rows = truth.events.map((expected) => ({ expected, found: find(expected, result.events) }))
  const critical = rows.filter(({ expected }) => expected.impact === 'critical').map(({ found }) => found?.id)
  return {
    truth,
    result,
    rows,
    falseCriticals: result.events.filter((event) => event.impact === 'critical' && !critical.includes(event.id)),
    ringing: new Set(result.alerts.filter(({ impact }) => impact === 'critical').map(({ event }) => event)),
  }
}

/** How many true events of an impact there are, how many were found, and how many of these at that impact or a higher one. */
export function share({ rows }: Pick<Judgement, 'rows'>, impact: True['impact']) {
  const wanted = rows.filter(({ expected }) => expected.impact === impact)
  return {
    all: wanted.length,
    found: wanted.filter(({ found }) => found !== null).length,
    atLeast: wanted.filter(({ found }) => found !== null && reaches(found, impact)).length,
  }
}

export function describe(judgement: Judgement, verbose: boolean): string[] {
  const { truth, result, rows, falseCriticals, ringing, seconds } = judgement
  const shareOf = (impact: True['impact']) => {
    const { all, found, atLeast } = share(judgement, impact)
    return `${impact} ${atLeast}/${all} (${found} at any impact)`
  }
  return [
    `\n## ${truth.story}: ${result.observations} observations, ${result.items} items, ${result.events.length} events in ${seconds.toFixed(1)} s`,
    [shareOf('critical'), shareOf('high'), shareOf('medium')].join('  '),
    `critical events that are none: ${falseCriticals.length}; critical rung: ${ringing.size}; alerts ${result.alerts.length}`,
    ...falseCriticals.map((event) => `  FALSE ${event.openedAt} ${event.category} [${event.vendors}] ${event.title}`),
    ...rows.filter((row) => verbose || isTold(row)).map(describeRow),
    ...describeActs(result),
    ...(verbose ? describeAlerts(result) : []),
    ...[...Map.groupBy(result.skipped, ({ why }) => why)].map(([why, all]) => `  skipped ${all.length} × ${why}`),
  ]
}

/** Told in any case: what is critical, and what is high and was missed or taken for less. */
function isTold({ expected, found }: Judgement['rows'][number]): boolean {
  return expected.impact === 'critical' || (expected.impact === 'high' && (!found || !reaches(found, 'high')))
}

function describeRow({ expected, found }: Judgement['rows'][number]): string {
  const { impact, firstObservable, category, event } = expected
  const told = `  ${impact} ${firstObservable} ${category} ${event.slice(0, 80)}`
  if (!found) return `${told} → MISSED`
  const delay = Math.round((Date.parse(found.openedAt) - Date.parse(firstObservable)) / MINUTE)
  return `${told} → ${delay} min, ${found.category}/${found.impact}, ${found.status} ${found.resolvedAt ?? ''}, ${found.witnesses.length} witnesses: ${found.title.slice(0, 70)}`
}

function describeActs({ restrictions, routes, lifts }: ReplayDocument): string[] {
  return [
    ...restrictions.map(
      ({ at, verdict, event, because, explain }) =>
        `  restriction ${at} ${verdict} ${event} ${because.join('; ')} | ${explain.join('; ')}`,
    ),
    ...routes.map(({ at, id, state, targets }) => `  route ${at} ${id} ${state} ${targets.join(' > ')}`),
    ...lifts.map(({ at, verdict, explain }) => `  lift ${at} ${verdict} ${explain.join('; ')}`),
  ]
}

function describeAlerts({ alerts, events, skipped }: ReplayDocument): string[] {
  const titles = new Map(events.map(({ id, title }) => [id, title]))
  return [
    ...alerts.map(
      ({ at, event, reason, impact }) => `  alert ${at} ${reason} ${impact} ${titles.get(event)?.slice(0, 90)}`,
    ),
    ...skipped.slice(0, 20).map(({ file, why }) => `  skipped ${file} ${why}`),
  ]
}

function reaches(found: ReplayEvent, impact: True['impact']): boolean {
  return impactRank(found.impact) >= impactRank(impact)
}
