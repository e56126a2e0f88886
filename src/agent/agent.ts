import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { formatDuration } from '../core/duration.ts'
import type { Http, HttpResponse } from '../http.ts'
import { type Applied, applyDocument, type Effect } from './apply.ts'
import { keepDocument, keptDocuments, replaceFile } from './files.ts'
import { type Held, type Received, receiveDocument, receiveUnchanged, restore } from './receive.ts'

export interface AgentOptions extends Effect {
  /** Address of the control plane, or of its `/v1/directive`. */
  from: string
  token: string
  /** Pinned `whpk_` keys; two while a key rotates. They are never fetched. */
  keys: readonly string[]
  /** The gateway that this node belongs to; null: the control plane says it by the header `tocsin-gateway`. */
  gateway: string | null
  /** Name of this node in acknowledgements. */
  node: string
  /** Folder for the kept documents and status.json. */
  state: string
  /** How long a request may be held, in seconds. */
  waitSeconds: number
  http: Http
  now(): Date
  /** 0 to 1, for jitter only. */
  random(): number
  /** True freezes changes here: documents are received and kept, not applied (TOCSIN_HOLD). */
  hold(): boolean
  log(level: 'info' | 'warn' | 'error', event: string, fields: Record<string, unknown>): void
  signal: AbortSignal
}

/** What monitoring can read in status.json. */
export interface AgentStatus {
  node: string
  stream: string | null
  /** The newest generation received, and the newest in effect. */
  generation: number | null
  applied: number | null
  expiresAt: string | null
  /** Past expiresAt without anything newer: restrictions stay, but nobody knows whether they are all. */
  stale: boolean
  held: boolean
  /** When the control plane last proved that it is alive. */
  provenAt: string | null
  problem: string | null
}

export interface Agent {
  /** Takes up the last good document and puts it into effect, before anything is asked. */
  start(): Promise<void>
  /** One exchange with the control plane; answers how long to wait before the next, in milliseconds. */
  step(): Promise<number>
  status(): AgentStatus
}

const LONGEST_WAIT_MS = 30_000
const STALE_RING_MS = 60_000
const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024

/** Receives directives until the signal aborts. Nothing that goes wrong on the way ends it. */
export async function runAgent(options: AgentOptions): Promise<void> {
  const agent = createAgent(options)
  await agent.start()
  while (!options.signal.aborted) {
    const waitMs = await agent.step()
    await sleep(waitMs, undefined, { signal: options.signal }).catch(() => {})
  }
}

/** A receiver of CONTRACTS §7 in single steps. */
export function createAgent(options: AgentOptions): Agent {
  const { http, keys, now, log, signal } = options
  const address = directiveUrl(options.from)
  let held: Held | null = null
  let applied: number | null = null
  let gateway = options.gateway
  let provenAt: string | null = null
  let problem: string | null = null
  let failures = 0
  let staleRungAt = 0
  let acks: { generation: number; node: string; phase: string; detail: string }[] = []

  const status = (): AgentStatus => ({
    node: options.node,
    stream: held?.directive.stream ?? null,
    generation: held?.directive.generation ?? null,
    applied,
    expiresAt: held?.directive.expiresAt ?? null,
    stale: held !== null && Date.parse(held.directive.expiresAt) < now().getTime(),
    held: options.hold(),
    provenAt,
    problem,
  })

  function acknowledge(generation: number, phase: 'received' | Applied['phase'], detail = ''): void {
    acks.push({ generation, node: options.node, phase, detail: detail.slice(0, 2_000) })
    acks = acks.slice(-20) // the newest matter
  }

  async function putIntoEffect(): Promise<void> {
    if (held === null || applied === held.directive.generation) return
    const { generation } = held.directive
    if (options.hold()) {
      log('warn', 'agent.held', { generation, applied })
      return
    }
    const { phase, detail } = await applyDocument(held.directive, held.kept.body, options, signal)
    acknowledge(generation, phase, detail)
    if (phase === 'failed') {
      problem = detail
      log('error', 'agent.failed', { generation, detail })
      return
    }
    applied = generation
    problem = null
    log('info', `agent.${phase}`, {
      generation,
      routes: held.directive.routes.map(({ id, state }) => `${id} ${state}`),
    })
  }

  async function take(received: Received): Promise<number> {
    switch (received.kind) {
      case 'new':
        held = received.held
        // kept before it is obeyed: a crash in between must not forget the generation
        await keepDocument(options.state, held.directive.generation, held.kept)
        acknowledge(held.directive.generation, 'received', options.hold() ? 'held: this node is frozen' : '')
        log('info', 'agent.received', { generation: held.directive.generation, halted: held.directive.halted })
        return proven()
      case 'unchanged':
        return proven()
      case 'behind':
        log('warn', 'agent.behind', { generation: received.generation, held: held?.directive.generation })
        if (held !== null) held = { ...held, kept: { ...held.kept, etag: null } }
        return failed(`generation ${received.generation} is out, and "not changed" was said`)
      case 'refused':
        log('error', 'agent.refused', { why: received.why, generation: received.generation })
        return failed(`refused: ${received.why}`)
    }
  }

  function proven(): number {
    provenAt = now().toISOString()
    if (applied === held?.directive.generation) problem = null
    failures = 0
    return 0
  }

  /** A control plane that does not hold requests is not asked in a hot loop. */
  function rested(waitMs: number, { durationMs }: HttpResponse): number {
    return durationMs < 1_000 ? Math.max(waitMs, 1_000 + 1_000 * options.random()) : waitMs
  }

  /** Doubles from one second to half a minute, and half of it is chance, so that a fleet does not come back at once. */
  function failed(why: string, retryAfterMs = 0): number {
    problem = why
    const base = Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** Math.min(failures++, 10))
    return Math.max(retryAfterMs, base / 2 + (base / 2) * options.random())
  }

  async function ask(): Promise<number> {
    let response: HttpResponse
    const url = new URL(address)
    const etag = held?.kept.etag ?? null
    // held open only when there is nothing else to do
    const idle = applied === held?.directive.generation || options.hold()
    if (etag !== null && idle && options.waitSeconds > 0) url.searchParams.set('wait', String(options.waitSeconds))
    const patience = (options.waitSeconds + 15) * 1_000
    try {
      response = await http.request(url.href, {
        headers: {
          authorization: `Bearer ${options.token}`,
          accept: 'application/json',
          ...(etag === null ? {} : { 'if-none-match': etag }),
        },
        timeoutMs: patience,
        idleMs: patience,
        maxBytes: MAX_DOCUMENT_BYTES,
        signal,
      })
    } catch (error) {
      if (signal.aborted) return 0
      log('warn', 'agent.unreachable', { error: (error as Error).message })
      return failed((error as Error).message)
    }
    const named = response.headers['tocsin-gateway']
    if (options.gateway === null && named !== undefined && /^[A-Za-z0-9][\w.-]*$/.test(named)) gateway = named
    if (response.status === 200) return take(receiveDocument(response, held, keys, now()))
    if (response.status === 304 && held !== null)
      return rested(await take(receiveUnchanged(response, held, keys, now())), response)
    const forGood = response.status === 401 || response.status === 403
    log(forGood ? 'error' : 'warn', 'agent.answer', { status: response.status })
    const after = Number(response.headers['retry-after'])
    return failed(`the control plane answers ${response.status}`, after > 0 ? Math.min(after, 300) * 1_000 : 0)
  }

  async function sendAcks(): Promise<void> {
    while (acks.length > 0 && gateway !== null) {
      const url = new URL(`gateways/${encodeURIComponent(gateway)}/acks`, address).href
      try {
        const { status } = await http.request(url, {
          method: 'POST',
          headers: { authorization: `Bearer ${options.token}`, 'content-type': 'application/json' },
          body: JSON.stringify(acks[0]),
          timeoutMs: 10_000,
          signal,
        })
        if (status === 429 || status >= 500) return // with the next step
        if (status >= 300) log('warn', 'agent.ack', { status, ...acks[0] })
        acks.shift()
      } catch (error) {
        log('warn', 'agent.ack', { error: (error as Error).message })
        return
      }
    }
  }

  async function report(): Promise<void> {
    const seen = status()
    if (seen.stale && now().getTime() - staleRungAt >= STALE_RING_MS) {
      staleRungAt = now().getTime()
      const age = formatDuration(staleRungAt - Date.parse(seen.expiresAt!))
      log('error', 'agent.stale', {
        generation: seen.generation,
        since: age,
        provenAt,
        kept: 'restrictions stay in force',
      })
    }
    await replaceFile(join(options.state, 'status.json'), `${JSON.stringify(seen, null, 2)}\n`)
  }

  return {
    status,
    async start() {
      const { documents, damaged } = await keptDocuments(options.state)
      for (const name of damaged) log('error', 'agent.damaged', { file: name })
      for (const kept of documents) {
        try {
          held = restore(kept, keys)
          break
        } catch (error) {
          log('error', 'agent.damaged', { error: (error as Error).message })
        }
      }
      if (held === null)
        return log('warn', 'agent.empty', { out: options.out, note: 'nothing is known yet; the file is left as it is' })
      log('info', 'agent.resumed', { generation: held.directive.generation })
      // always once more: whether the data plane has read the file before the restart is not known
      await putIntoEffect()
      await report()
    },
    async step() {
      let waitMs = await ask()
      await putIntoEffect()
      // a document that is not in effect yet is tried again soon, not when the next one comes
      if (held !== null && applied !== held.directive.generation && !options.hold())
        waitMs = Math.max(waitMs, failed(problem ?? 'not in effect'))
      await sendAcks()
      await report()
      return waitMs
    },
  }
}

function directiveUrl(from: string): string {
  const url = new URL(from)
  if (!url.pathname.endsWith('/v1/directive')) url.pathname = `${url.pathname.replace(/\/+$/, '')}/v1/directive`
  return url.href
}
