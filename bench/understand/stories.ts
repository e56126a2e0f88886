/**
 * Judges `replay` on story folders against their truth.json, which replay itself never reads.
 * Usage: node bench/understand/stories.ts DIR... [--verbose] [--check]. Exit 1 with --check when a ratchet fails.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replay } from '#src/actions/replay.ts'
import type { ReplayDocument, ReplayEvent } from '#src/actions/replay-document.ts'
import { readRecording } from '#src/actions/replay-story.ts'
import { impactRank } from '#src/core/impact.ts'
import { Inventory } from '#src/core/inventory.ts'
import { Policy } from '#src/core/policy.ts'
import { vendorKey } from '#src/core/seats.ts'
import { Subscription } from '#src/core/subscription.ts'
import { loadFolder } from '#src/registry.ts'
import type { Dialect } from '#src/source.ts'

interface True {
  event: string
  category: string
  impact: 'critical' | 'high' | 'medium' | 'low'
  vendors: string[]
  models: string[]
  jurisdictions: string[]
  firstObservable: string
  endsAt: string | null
}
interface Truth {
  story: string
  events: True[]
  notEvents: { trap: string; at: string | null; source: string }[]
}

const flags = process.argv.slice(2).filter((word) => word.startsWith('--'))
const folders = process.argv.slice(2).filter((word) => !word.startsWith('--'))
if (folders.length === 0) {
  process.stderr.write('usage: stories.ts DIR... [--verbose] [--check]\n')
  process.exit(64)
}

const HOUR = 3_600_000
const MINUTE = 60_000
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

const dialects = await loadFolder<Dialect>(new URL('../../src/dialects', import.meta.url).pathname)
let failed = false
for (const folder of folders) {
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth
  const started = performance.now()
  const result = replay(readRecording([folder]), { dialects, rules })
  const seconds = (performance.now() - started) / 1000
  judge(truth, result, seconds)
}
if (flags.includes('--check') && failed) process.exit(1)

function judge(truth: Truth, result: ReplayDocument, seconds: number): void {
  const rows = truth.events.map((expected) => ({ expected, found: find(expected, result.events) }))
  const rank = (impact: string) => impactRank(impact as ReplayEvent['impact'])
  const share = (level: string) => {
    const wanted = rows.filter(({ expected }) => expected.impact === level)
    const hit = wanted.filter(({ found }) => found !== null && rank(found.impact) >= rank(level))
    return `${hit.length}/${wanted.length} (${wanted.filter(({ found }) => found !== null).length} at any impact)`
  }
  const criticalTruth = rows.filter(({ expected }) => expected.impact === 'critical').map(({ found }) => found?.id)
  const falseCriticals = result.events.filter(
    (event) => event.impact === 'critical' && !criticalTruth.includes(event.id),
  )
  const ringing = new Set(result.alerts.filter(({ impact }) => impact === 'critical').map(({ event }) => event))
  const out = (line: string) => process.stdout.write(`${line}\n`)
  out(
    `\n## ${truth.story}: ${result.observations} observations, ${result.items} items, ${result.events.length} events in ${seconds.toFixed(1)} s`,
  )
  out(`critical ${share('critical')}  high ${share('high')}  medium ${share('medium')}`)
  out(
    `critical events that are none: ${falseCriticals.length}; critical rung: ${ringing.size}; alerts ${result.alerts.length}`,
  )
  for (const event of falseCriticals)
    out(`  FALSE ${event.openedAt} ${event.category} [${event.vendors}] ${event.title}`)
  for (const { expected, found } of rows) {
    const delay = found
      ? Math.round((Date.parse(found.openedAt) - Date.parse(expected.firstObservable)) / MINUTE)
      : null
    const line = found
      ? `${delay} min, ${found.category}/${found.impact}, ${found.status} ${found.resolvedAt ?? ''}, ${found.witnesses.length} witnesses: ${found.title.slice(0, 70)}`
      : 'MISSED'
    if (
      flags.includes('--verbose') ||
      expected.impact === 'critical' ||
      (expected.impact === 'high' && (!found || rank(found.impact) < rank('high')))
    )
      out(
        `  ${expected.impact} ${expected.firstObservable} ${expected.category} ${expected.event.slice(0, 80)} → ${line}`,
      )
  }
  for (const { at, verdict, event, because, explain } of result.restrictions)
    out(`  restriction ${at} ${verdict} ${event} ${because.join('; ')} | ${explain.join('; ')}`)
  for (const { at, id, state, targets } of result.routes) out(`  route ${at} ${id} ${state} ${targets.join(' > ')}`)
  for (const { at, verdict, explain } of result.lifts) out(`  lift ${at} ${verdict} ${explain.join('; ')}`)
  if (flags.includes('--verbose')) {
    for (const { at, event, reason, impact } of result.alerts)
      out(`  alert ${at} ${reason} ${impact} ${result.events.find(({ id }) => id === event)?.title.slice(0, 90)}`)
    for (const { file, why } of result.skipped.slice(0, 20)) out(`  skipped ${file} ${why}`)
  }
  const count = new Map<string, number>()
  for (const { why } of result.skipped) count.set(why, (count.get(why) ?? 0) + 1)
  for (const [why, times] of count) out(`  skipped ${times} × ${why}`)
  const quiet = criticalTruth.length === 0
  const found = rows.filter(
    ({ expected, found }) => expected.impact === 'high' && found !== null && rank(found.impact) >= 3,
  ).length
  const high = rows.filter(({ expected }) => expected.impact === 'high').length
  failed ||= quiet
    ? ringing.size > 0 || result.restrictions.length > 0
    : criticalTruth.includes(undefined) || falseCriticals.length > 2 || found < 0.9 * high
}

/** The event that tells a true one: a shared vendor or model, about the same time, the best-fitting category and words. */
function find(expected: True, events: readonly ReplayEvent[]): ReplayEvent | null {
  const first = Date.parse(expected.firstObservable)
  const vendors = expected.vendors.map(key)
  const models = expected.models.map((model) => model.toLowerCase().replace(/[^a-z0-9]+/g, '-'))
  const scored = events.flatMap((event) => {
    const gap = Date.parse(event.openedAt) - first
    // An event that is still going on may hold it as a turn of its story.
    const running = gap < 0 && (event.resolvedAt === null || Date.parse(event.resolvedAt) > first)
    if (!running && (gap < -36 * HOUR || gap > 48 * HOUR)) return []
    const vendor = event.vendors.some((id) => vendors.includes(key(id)))
    const model = event.models.some((id) => models.some((name) => id.includes(name) || name.includes(id)))
    // What names nobody is found by its place and its words.
    const nameless = vendors.length + models.length === 0
    const place = event.jurisdictions.some((code) => expected.jurisdictions.includes(code))
    if (nameless ? !place : !vendor && !model) return []
    const words = wordsOf(expected.event).intersection(wordsOf(event.title)).size
    // the end of a measure tells of the measure, but a measure is not told by an end
    const kind =
      family(event.category) === family(expected.category) ||
      (expected.category === 'resolved' && family(event.category) === 'access')
        ? 1
        : 0
    const score =
      kind * 2 +
      Number(model) +
      words * 0.5 +
      Number(event.category === expected.category) -
      Math.min(2, Math.abs(gap) / (24 * HOUR)) -
      0.7 * Math.abs(impactRank(event.impact) - impactRank(expected.impact))
    return kind === 0 && words < 2 ? [] : [{ event, score }]
  })
  return scored.sort((a, b) => b.score - a.score)[0]?.event ?? null
}

function key(vendor: string): string {
  const name = vendor.toLowerCase().replace(/ ai$/, '')
  // A name of several words may be known as it is written (`Google Cloud`), else as one word.
  const known = vendorKey(name)
  return known === name.replaceAll(' ', '-') ? vendorKey(name.replaceAll(' ', '')) : known
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z0-9.]{3,}/g) ?? [])
}

function family(category: string): string {
  if (['export_control', 'vendor_withdrawal', 'region_restriction', 'sanctions', 'court_order'].includes(category))
    return 'access'
  if (['outage', 'degradation', 'maintenance'].includes(category)) return 'service'
  return category
}
