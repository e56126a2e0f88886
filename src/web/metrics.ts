import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Context } from '../context.ts'
import { readStream } from '../db/directives.ts'
import { gatewayStates } from '../db/gateways.ts'
import { countRows } from '../db/metrics.ts'
import { requestsSince } from '../db/second-readings.ts'
import { listSources } from '../db/sources.ts'

/** The process's metrics in Prometheus' text format; most are read from the rows when somebody asks. */
export interface Metrics {
  contentType: string
  text(): Promise<string>
  /** One answered request of the HTTP door. */
  observe(route: string, method: string, status: number, seconds: number): void
}

const DAY_MS = 86_400_000

/** Opens the metrics of one service. */
export function createMetrics(context: Context, counts: () => Promise<Record<string, object>>): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'tocsin_' })
  const requests = new Histogram({
    name: 'tocsin_http_request_seconds',
    help: 'Answered requests of the HTTP door.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers: [registry],
  })
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] })
  const up = gauge('tocsin_source_up', '1 when the last poll of a source was good, 0 when not.', ['source', 'health'])
  const age = gauge('tocsin_source_last_success_seconds', 'Seconds since a source was last read.', ['source'])
  const latency = gauge('tocsin_source_fetch_ms', 'Moving average of the fetch time.', ['source'])
  const detection = gauge('tocsin_detection_latency_seconds', 'Published to seen, over the last week.', ['quantile'])
  const rows = gauge('tocsin_rows', 'Rows by table and state.', ['table', 'state'])
  const tokens = gauge('tocsin_second_reader_tokens', 'Tokens that the second reader was sent and wrote.', ['kind'])
  const requests24h = gauge('tocsin_second_reader_requests_24h', 'Requests to the second reader in the last 24 hours.')
  const jobs = gauge('tocsin_jobs', 'Jobs of the queue.', ['job', 'state'])
  const generation = gauge('tocsin_directive_generation', 'The newest generation of the directive.')
  const halted = gauge('tocsin_halted', '1 while automatic enforcement is halted.')
  const gateways = gauge('tocsin_gateway_generation', 'Generations a gateway has.', ['gateway', 'phase'])
  const scrapes = new Counter({ name: 'tocsin_scrapes_total', help: 'Times this was read.', registers: [registry] })

  async function refresh(): Promise<void> {
    const db = context.db.kysely
    const now = context.now().getTime()
    up.reset()
    for (const state of await listSources(db)) {
      if (!context.sources.has(state.sourceId)) continue
      up.set({ source: state.sourceId, health: state.health }, state.health === 'ok' ? 1 : 0)
      if (state.lastSuccessAt !== null)
        age.set({ source: state.sourceId }, (now - Date.parse(state.lastSuccessAt)) / 1000)
      if (state.latencyMs !== null) latency.set({ source: state.sourceId }, state.latencyMs)
    }
    const counted = await countRows(db, context.now())
    rows.reset()
    for (const { table, state, n } of counted.rows) rows.set({ table, state }, n)
    for (const [kind, n] of Object.entries(counted.tokens)) tokens.set({ kind }, n)
    requests24h.set(await requestsSince(db, new Date(now - DAY_MS).toISOString()))
    for (const [quantile, seconds] of Object.entries(counted.detection))
      if (seconds !== null) detection.set({ quantile }, seconds)
    for (const [job, states] of Object.entries(await counts()))
      for (const [state, n] of Object.entries(states)) jobs.set({ job, state }, n as number)
    const head = await readStream(db, context.stream)
    generation.set(head.generation)
    halted.set(head.halted ? 1 : 0)
    for (const state of await gatewayStates(db))
      for (const phase of ['desired', 'applied', 'verified'] as const)
        gateways.set({ gateway: state.id, phase }, state[phase])
  }

  return {
    contentType: registry.contentType,
    async text() {
      scrapes.inc()
      await refresh()
      return registry.metrics()
    },
    observe(route, method, status, seconds) {
      requests.observe({ route, method, status: String(status) }, seconds)
    },
  }
}
