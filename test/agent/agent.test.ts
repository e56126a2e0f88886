import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AgentOptions, createAgent } from '#src/agent/agent.ts'
import { compileDirective } from '#src/core/compile.ts'
import { keyPair } from '#src/core/signature.ts'
import { createHttp } from '#src/net/http.ts'
import { sampleInventory, sampleRestriction } from '../core/_restrict.ts'
import { KEYS, startControlPlane } from '../fakes/control-plane.ts'

let now = new Date('2026-06-13T02:00:00.000Z')
let folder: string
let plane: Awaited<ReturnType<typeof startControlPlane>>
let logged: string[]
let options: AgentOptions
const stop = new AbortController()

beforeEach(async () => {
  now = new Date('2026-06-13T02:00:00.000Z')
  folder = await mkdtemp(join(tmpdir(), 'tocsin-agent-'))
  plane = await startControlPlane(() => now)
  logged = []
  options = {
    from: plane.url,
    token: plane.token,
    keys: [KEYS.public],
    gateway: null,
    node: 'edge-1',
    state: join(folder, 'state'),
    render: 'json',
    out: join(folder, 'out.json'),
    reload: null,
    verify: null,
    naming: { gateway: null, backends: null, closed: 'closed' },
    waitSeconds: 0,
    http: createHttp({ contact: null, version: 'test', allowPrivate: [`127.0.0.1:${plane.port}`] }),
    now: () => now,
    random: () => 0.5,
    hold: () => false,
    log: (level, event) => logged.push(`${level} ${event}`),
    signal: stop.signal,
  }
})
afterEach(async () => {
  await plane.close()
  await options.http.close()
  await rm(folder, { recursive: true, force: true })
})

function directive(generation: number, change: object = {}) {
  const restrictions = generation > 1 ? [sampleRestriction()] : []
  const fixed = { stream: 'default', halted: false, now, ttlMs: 3_600_000 }
  return { ...compileDirective({ ...fixed, generation, inventory: sampleInventory(), restrictions }), ...change }
}
async function started(change: Partial<AgentOptions> = {}) {
  const agent = createAgent({ ...options, ...change })
  await agent.start()
  return agent
}
const out = async () => JSON.parse(await readFile(options.out, 'utf8')) as { generation: number }
const phases = () => plane.acks.map((ack) => `${ack.generation} ${ack.phase}`)

describe('receiving', () => {
  test('verifies, keeps, writes, acknowledges at the gateway that the control plane names', async () => {
    plane.directive = directive(1)
    const agent = await started()
    await agent.step()
    expect(await out()).toEqual(plane.directive)
    expect(agent.status()).toMatchObject({
      generation: 1,
      applied: 1,
      stale: false,
      provenAt: now.toISOString(),
      problem: null,
    })
    expect(plane.acks).toEqual([
      { gateway: 'edge', generation: 1, node: 'edge-1', phase: 'received', detail: '' },
      { gateway: 'edge', generation: 1, node: 'edge-1', phase: 'verified', detail: 'read back' },
    ])
    expect(JSON.parse(await readFile(join(options.state, 'status.json'), 'utf8'))).toMatchObject({ applied: 1 })
  })

  test('asks with the ETag and holds the request only when all is in effect; a proven 304 counts as contact', async () => {
    plane.directive = directive(1)
    const agent = await started({ waitSeconds: 5 })
    await agent.step()
    now = new Date('2026-06-13T02:01:00.000Z')
    const step = agent.step()
    while (plane.asked.length < 2) await new Promise((resolve) => setImmediate(resolve))
    plane.release()
    expect(await step).toBeGreaterThanOrEqual(1_000)
    expect(plane.asked).toEqual([
      { etag: undefined, wait: null },
      { etag: '"g1-2026-06-13T02:00:00.000Z"', wait: '5' },
    ])
    expect(agent.status()).toMatchObject({ provenAt: now.toISOString(), problem: null })
  })

  test('keeps the last five documents and nothing half-written', async () => {
    const agent = await started()
    for (let generation = 1; generation <= 7; generation++) {
      plane.directive = directive(generation)
      await agent.step()
    }
    expect((await readdir(options.state)).sort()).toEqual([
      ...[3, 4, 5, 6, 7].map((generation) => `directive-00000000000${generation}.json`),
      'status.json',
    ])
    expect(await readdir(folder)).toEqual(['out.json', 'state'])
  })
})

describe('refusing', () => {
  async function refuses(spoil: () => void, why: RegExp) {
    plane.directive = directive(5)
    const agent = await started()
    await agent.step()
    plane.directive = directive(6)
    spoil()
    const waitMs = await agent.step()
    expect(agent.status()).toMatchObject({ generation: 5, applied: 5, problem: expect.stringMatching(why) })
    expect((await out()).generation).toBe(5)
    expect(logged).toContain('error agent.refused')
    expect(waitMs).toBeGreaterThan(0)
  }

  const spoilers: [string, () => void, RegExp][] = [
    ['a lower generation', () => serve(directive(4)), /generation 4 is older than 5/],
    [
      'an equal generation with other content',
      () => serve(directive(5, { halted: true, issuedAt: '2026-06-13T02:00:01.000Z' })),
      /other content/,
    ],
    ['another stream', () => serve(directive(6, { stream: 'other' })), /stream 'other'/],
    ['another schema', () => serve(directive(6, { schema: 'tocsin.directive/2' })), /schema/],
    [
      'another key',
      () => Object.assign(plane, { secret: keyPair(new Uint8Array(32)).secret }),
      /no signature is valid/,
    ],
    ['a changed byte', () => meddle((answer) => ({ body: answer.body.replace('gpt-5.5', 'gpt-5.6') })), /no signature/],
    [
      'no signature',
      () => meddle(({ headers: { 'webhook-signature': _, ...headers } }) => ({ headers })),
      /not signed: id, timestamp or signature is missing/,
    ],
    [
      'a signature by a shared secret only',
      () => meddle(({ headers }) => ({ headers: { ...headers, 'webhook-signature': 'v1,AAAA' } })),
      /not signed/,
    ],
    [
      'an old answer played again',
      () => meddle(({ headers }) => ({ headers: { ...headers, 'webhook-timestamp': '1781312000' } })),
      /\d+ s old/,
    ],
  ]
  function serve(next: object): void {
    plane.directive = next as typeof plane.directive
  }
  function meddle(change: (answer: { headers: Record<string, string>; body: string }) => object): void {
    plane.meddle = (answer) => void Object.assign(answer, change(answer))
  }
  test.each(spoilers)('%s', (_, spoil, why) => refuses(spoil, why))

  test('"not changed" without a fresh heartbeat of this generation', async () => {
    plane.directive = directive(5)
    const agent = await started()
    await agent.step()
    plane.meddle = (answer) => {
      if (answer.status === 304) delete answer.headers['tocsin-heartbeat']
    }
    await agent.step()
    expect(agent.status().problem).toMatch(/no change is not proven/)
    let first: Record<string, string> | null = null
    plane.meddle = (answer) => {
      if (first === null) first = answer.headers
      else Object.assign(answer, { status: 304, body: '', headers: first })
    }
    await agent.step()
    expect(agent.status().problem).toBeNull()
    plane.directive = directive(6)
    now = new Date('2026-06-13T02:10:00.000Z')
    await agent.step()
    expect(agent.status()).toMatchObject({ generation: 5, problem: expect.stringMatching(/heartbeat is 600 s old/) })
  })

  test('a heartbeat of a newer generation makes it ask again without the ETag', async () => {
    plane.directive = directive(5)
    const agent = await started()
    await agent.step()
    const issuedAt = plane.directive.issuedAt
    plane.directive = directive(6, { issuedAt })
    // a cache that answers 304 although there is news
    plane.meddle = (answer) => {
      if (answer.status === 200 && plane.asked.at(-1)!.etag !== undefined)
        Object.assign(answer, { status: 304, body: '' })
    }
    await agent.step()
    plane.meddle = null
    await agent.step()
    expect(agent.status().generation).toBe(6)
  })
})

describe('when the control plane is away', () => {
  test('the last good document stays, for as long as it takes, and past its time it says so loudly', async () => {
    plane.directive = directive(5)
    const agent = await started()
    await agent.step()
    plane.down = 503
    now = new Date('2026-06-13T02:30:00.000Z')
    await agent.step()
    expect(agent.status()).toMatchObject({ stale: false, problem: 'the control plane answers 503' })
    now = new Date('2026-06-14T00:00:00.000Z')
    await agent.step()
    await agent.step()
    expect(agent.status()).toMatchObject({ stale: true, generation: 5, applied: 5 })
    expect(logged.filter((line) => line === 'error agent.stale')).toHaveLength(1)
    now = new Date('2026-06-14T00:01:00.000Z')
    await agent.step()
    expect(logged.filter((line) => line === 'error agent.stale')).toHaveLength(2)
    expect((await out()).generation).toBe(5)
  })

  test('waits longer each time, and comes back at once', async () => {
    plane.directive = directive(1)
    plane.down = 500
    const agent = await started()
    const waits = [await agent.step(), await agent.step(), await agent.step()]
    expect(waits).toEqual([750, 1_500, 3_000])
    plane.down = null
    expect(await agent.step()).toBe(0)
  })

  test('a restart takes up the last good document and still refuses older ones', async () => {
    plane.directive = directive(5)
    await (await started()).step()
    await rm(options.out)
    plane.down = 503
    const agent = await started()
    expect((await out()).generation).toBe(5)
    plane.down = null
    plane.directive = directive(4)
    await agent.step()
    expect(agent.status()).toMatchObject({ generation: 5, problem: expect.stringContaining('older') })
  })

  test('a kept document that was tampered with is not obeyed; the one before it is', async () => {
    const first = await started()
    for (const generation of [4, 5]) {
      plane.directive = directive(generation)
      await first.step()
    }
    const file = join(options.state, 'directive-000000000005.json')
    await writeFile(file, (await readFile(file, 'utf8')).replace('claude-fable-5', 'claude-nothing'))
    expect((await started()).status().generation).toBe(4)
    expect(logged).toContain('error agent.damaged')
  })

  test('with nothing kept and nobody there the file is left alone', async () => {
    plane.down = 503
    const agent = await started()
    await agent.step()
    expect(existsSync(options.out)).toBe(false)
    expect(agent.status()).toMatchObject({ generation: null, applied: null })
  })
})

describe('taking effect', () => {
  test('a reload that fails puts the file back, is acknowledged, and is tried again', async () => {
    plane.directive = directive(1)
    const flag = join(folder, 'ready')
    await writeFile(flag, '')
    const agent = await started({ reload: `test -e ${flag}` })
    await agent.step()
    await rm(flag)
    plane.directive = directive(2)
    await agent.step()
    expect((await out()).generation).toBe(1)
    expect(agent.status()).toMatchObject({ generation: 2, applied: 1, problem: 'reload: exit 1' })
    await writeFile(flag, '')
    await agent.step()
    expect(agent.status()).toMatchObject({ applied: 2, problem: null })
    expect(phases()).toEqual(['1 received', '1 applied', '2 received', '2 failed', '2 applied'])
  })

  test('applied is not verified: only the check says so', async () => {
    plane.directive = directive(1)
    await (await started({ reload: 'true', verify: 'grep -q support-chat "$TOCSIN_OUT"' })).step()
    expect(phases()).toEqual(['1 received', '1 verified'])
    plane.directive = directive(2)
    await (await started({ reload: 'true', verify: 'echo still the old one; false' })).step()
    expect(plane.acks.at(-1)).toMatchObject({ phase: 'failed', detail: 'verify: still the old one' })
  })

  test('exec gives the document to the command and nothing of it to the shell', async () => {
    plane.directive = directive(1, { stream: '$(touch pwned)' })
    const copy = join(folder, 'copy')
    const agent = await started({ render: 'exec', reload: `cat > ${copy}; echo "$TOCSIN_GENERATION" >> ${copy}` })
    await agent.step()
    expect(await readFile(copy, 'utf8')).toBe(`${JSON.stringify(plane.directive)}1\n`)
    expect(agent.status().applied).toBe(1)
  })

  test('hold freezes changes: received and kept, not applied, until it is over', async () => {
    plane.directive = directive(1)
    let hold = false
    const agent = await started({ hold: () => hold })
    await agent.step()
    hold = true
    plane.directive = directive(2)
    await agent.step()
    expect((await out()).generation).toBe(1)
    expect(agent.status()).toMatchObject({ generation: 2, applied: 1, held: true })
    expect(plane.acks.at(-1)).toMatchObject({
      generation: 2,
      phase: 'received',
      detail: expect.stringContaining('held'),
    })
    hold = false
    await agent.step()
    expect((await out()).generation).toBe(2)
  })
})
