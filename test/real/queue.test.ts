import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { DeliveryError, InputError } from '#src/errors.ts'
import type { Handler, JobName } from '#src/jobs.ts'
import { openQueue, type Queue, type QueueFailure, type QueueSettings } from '#src/queue.ts'
import { describeQueues } from '#test/support/engines.ts'
import { freePort, startRedis } from '#test/support/services.ts'

const open: Queue[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((queue) => queue.close(100)))
})

async function queueOf(settings: QueueSettings): Promise<Queue> {
  const queue = await openQueue(settings)
  open.push(queue)
  return queue
}

/** A handler that notes each run and lets the test decide when a run ends. */
function stage() {
  const runs: string[] = []
  const gates: PromiseWithResolvers<void>[] = []
  let running = 0
  let most = 0
  const handler: Handler = async ({ id }) => {
    runs.push(id ?? '-')
    running += 1
    most = Math.max(most, running)
    const gate = Promise.withResolvers<void>()
    gates.push(gate)
    await gate.promise
    running -= 1
  }
  const finish = () => gates.shift()?.resolve()
  return {
    runs,
    handler,
    finish,
    finishAll() {
      for (const gate of gates.splice(0)) gate.resolve()
    },
    most: () => most,
    waiting: () => gates.length,
  }
}

const patient = { timeout: 20_000 }

describeQueues((settings, engine) => {
  test('a nudge runs its job with the id, whatever characters it has', async () => {
    const queue = await queueOf(await settings())
    const seen: unknown[] = []
    await queue.start({
      poll: async (payload, { attempt, signal }) => void seen.push([payload, attempt, signal.aborted]),
      sweep: async (payload) => void seen.push(payload),
    })
    await queue.nudge('poll', 'us/bis:rules.x')
    await queue.nudge('sweep')
    await expect.poll(() => seen.length, patient).toBe(2)
    expect(seen).toEqual(expect.arrayContaining([[{ id: 'us/bis:rules.x' }, 1, false], { id: null }]))
    await expect.poll(async () => (await queue.counts()).poll, patient).toEqual({ waiting: 0, active: 0, delayed: 0 })
  })

  test('nudges for one id become one run while it waits, and never two at once', async () => {
    const queue = await queueOf(await settings())
    for (let i = 0; i < 5; i++) await queue.nudge('poll', 'a')
    await queue.nudgeMany('poll', ['a', 'b', 'a'])
    expect((await queue.counts()).poll.waiting).toBe(2)
    const { runs, handler, finishAll, waiting } = stage()
    await queue.start({ poll: handler }, { concurrency: { poll: 4 } })
    await expect.poll(() => waiting(), patient).toBe(2)
    expect(runs.toSorted()).toEqual(['a', 'b'])
    finishAll()
    await expect.poll(async () => (await queue.counts()).poll.active, patient).toBe(0)
    expect(runs).toHaveLength(2)
  })

  test('a nudge for a job that runs is followed by exactly one more run', async () => {
    const queue = await queueOf(await settings())
    const { runs, handler, finish, waiting, most } = stage()
    await queue.start({ deliver: handler }, { concurrency: { deliver: 4 } })
    await queue.nudge('deliver', 'd1')
    await expect.poll(() => waiting(), patient).toBe(1)
    await Promise.all([queue.nudge('deliver', 'd1'), queue.nudge('deliver', 'd1'), queue.nudgeMany('deliver', ['d1'])])
    expect(runs).toHaveLength(1)
    finish()
    await expect.poll(() => runs.length, patient).toBe(2)
    finish()
    await expect
      .poll(async () => (await queue.counts()).deliver, patient)
      .toEqual({ waiting: 0, active: 0, delayed: 0 })
    expect(runs).toHaveLength(2)
    expect(most()).toBe(1)
    await queue.nudge('deliver', 'd1')
    await expect.poll(() => runs.length, patient).toBe(3)
    finish()
  })

  test('a job can nudge itself for later, and the last nudge says when', async () => {
    const queue = await queueOf(await settings())
    const at: number[] = []
    await queue.start({
      deliver: async () => {
        at.push(performance.now())
        if (at.length === 1) await queue.nudge('deliver', 'd1', { delayMs: 300 })
      },
    })
    await queue.nudge('deliver', 'd1')
    await expect.poll(() => at.length, patient).toBe(2)
    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(295)
    await queue.nudge('deliver', 'd1', { delayMs: 3_600_000 })
    expect((await queue.counts()).deliver).toEqual({ waiting: 0, active: 0, delayed: 1 })
    await queue.nudge('deliver', 'd1')
    await expect.poll(() => at.length, patient).toBe(3)
  })

  test('a crowd of nudges runs each once', async () => {
    const queue = await queueOf(await settings())
    const ids = Array.from({ length: 1200 }, (_, i) => `s${i}`)
    const seen: string[] = []
    await queue.nudgeMany('poll', ids)
    await queue.start({ poll: async ({ id }) => void seen.push(id!) }, { concurrency: { poll: 16 } })
    await expect.poll(() => seen.length, { timeout: 60_000 }).toBe(1200)
    expect(new Set(seen).size).toBe(1200)
  })

  test('errors are tried again as they say; what cannot help ends at once and can be nudged anew', async () => {
    const failures: QueueFailure[] = []
    const queue = await queueOf({ ...(await settings()), onError: (_error, where) => failures.push(where) })
    const attempts: Record<string, number[]> = { busy: [], broken: [] }
    await queue.start({
      deliver: async ({ id }, { attempt }) => {
        attempts[id!]!.push(attempt)
        if (id === 'busy' && attempt < 3) throw new DeliveryError('rate-limited', 'slow down', { retryAfterMs: 40 })
        if (id === 'broken') throw new InputError('invalid', 'never good')
      },
    })
    await queue.nudgeMany('deliver', ['busy', 'broken'])
    await expect.poll(() => attempts.busy, patient).toEqual([1, 2, 3])
    expect(attempts.broken).toEqual([1])
    await expect.poll(() => failures.filter(({ id }) => id === 'busy').length, patient).toBe(2)
    expect(failures).toContainEqual({ job: 'deliver', id: 'busy', attempt: 1, final: false })
    expect(failures).toContainEqual({ job: 'deliver', id: 'broken', attempt: 1, final: true })
    await queue.nudge('deliver', 'broken')
    await expect.poll(() => attempts.broken, patient).toEqual([1, 1])
  })

  test('triage runs one at a time over all processes', async () => {
    const shared = await settings()
    const [one, two] = [await queueOf(shared), await queueOf(shared)]
    const { runs, handler, finish, waiting, most } = stage()
    await one.start({ triage: handler }, { concurrency: { triage: 3 } })
    await two.start({ triage: handler }, { concurrency: { triage: 3 } })
    await one.nudgeMany('triage', ['a', 'b', 'c', 'd'])
    for (let done = 1; done <= 4; done++) {
      await expect.poll(() => runs.length, patient).toBe(done)
      expect(waiting()).toBe(1)
      finish()
    }
    expect(most()).toBe(1)
  })

  test('a schedule repeats in one of all processes', async () => {
    const shared = await settings()
    const [one, two] = [await queueOf(shared), await queueOf(shared)]
    const at: number[] = []
    const tick: Handler = async () => void at.push(performance.now())
    await one.start({ tick })
    await two.start({ tick })
    await one.schedule('tick', 200)
    await two.schedule('tick', 200)
    await expect.poll(() => at.length, patient).toBeGreaterThan(8)
    const seconds = (at.at(-1)! - at[2]!) / 1000
    expect((at.length - 3) / seconds).toBeLessThan(7) // 5 a second, with room for a slow machine that catches up
  })

  test('closing waits for what runs, and aborts it when the grace is over', async () => {
    const queue = await openQueue(await settings())
    const { runs, handler, finish, waiting } = stage()
    const aborted = Promise.withResolvers<string>()
    await queue.start({
      poll: handler,
      enforce: async (_payload, { signal }) => {
        runs.push('enforce')
        signal.addEventListener('abort', () => aborted.resolve('aborted'))
        await aborted.promise
      },
    })
    await Promise.all([queue.nudge('poll', 'a'), queue.nudge('enforce', 'g')])
    await expect.poll(() => runs.length, patient).toBe(2)
    const closed = queue.close(500)
    expect(waiting()).toBe(1)
    finish()
    await closed
    expect(await aborted.promise).toBe('aborted')
  })

  test('is healthy', async () => {
    expect(await (await queueOf(await settings())).healthy()).toBe(true)
  })

  if (engine === 'pglite') {
    test('a new process forgets the jobs of the one before: nothing can run but itself', async () => {
      const shared = await settings()
      const before = await openQueue(shared)
      const { runs, handler } = stage()
      await before.start({ poll: handler })
      await before.nudge('poll', 'a')
      await expect.poll(() => runs.length, patient).toBe(1)
      const after = await queueOf(shared)
      expect((await after.counts()).poll).toEqual({ waiting: 0, active: 0, delayed: 0 })
      const again = stage()
      await after.start({ poll: again.handler })
      await after.nudge('poll', 'a')
      await expect.poll(() => again.waiting() + runs.length, patient).toBe(2)
      again.finishAll()
      await before.close(0)
    })
  }

  if (engine === 'postgres') {
    test('all connections cut: reported, and then it goes on', async () => {
      const shared = await settings()
      const queue = await queueOf(shared)
      const runs: string[] = []
      await queue.start({ poll: async ({ id }) => void runs.push(id!) })
      await queue.nudge('poll', 'before')
      await expect.poll(() => runs, patient).toEqual(['before'])
      const cut =
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
      await shared.database.queuePool().query(cut)
      await expect.poll(() => queue.healthy(), patient).toBe(true)
      await queue.nudge('poll', 'after')
      await expect.poll(() => runs, { timeout: 40_000 }).toContain('after')
    })
  }

  if (engine !== 'pglite') {
    test('the job of a process that was killed is done by another', async () => {
      const shared = await settings()
      const url = shared.redisUrl ?? (await databaseUrl(shared))
      const child = fork(join(import.meta.dirname, '../support/queue-victim.ts'), [url, shared.prefix!], {
        execArgv: ['--disable-warning=ExperimentalWarning'],
      })
      await once(child, 'message')
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
      const queue = await queueOf({ ...shared, lockMs: 1_000 })
      const runs: string[] = []
      await queue.start({ poll: async ({ id }) => void runs.push(id!) })
      await expect.poll(() => runs, { timeout: 40_000 }).toEqual(['victim'])
    })
  }
})

async function databaseUrl(settings: QueueSettings): Promise<string> {
  const pool = settings.database.queuePool() as unknown as {
    query(text: string): Promise<{ rows: { name: string }[] }>
  }
  const { rows } = await pool.query('select current_database() as name')
  const url = new URL(inject('services').postgres!)
  url.pathname = `/${rows[0]!.name}`
  return url.href
}

describe.skipIf(inject('services').redis === null)('a redis that forgets', () => {
  const none: QueueSettings['database'] = {
    engine: 'postgres',
    queuePool() {
      throw new Error('the queue is on redis')
    },
  }

  test('emptied, away and back: nudges never throw, schedules come back', async () => {
    const port = await freePort()
    let redis = (await startRedis(port))!
    const errors: string[] = []
    const onError = (error: Error) => void errors.push(error.message)
    const queue = await queueOf({ redisUrl: redis.url, database: none, watchMs: 100, onError })
    const runs: Partial<Record<JobName, number>> & { tick: number; poll: number } = { tick: 0, poll: 0 }
    await queue.start({ tick: async () => void runs.tick++, poll: async () => void runs.poll++ })
    await queue.schedule('tick', 100)
    await expect.poll(() => runs.tick, patient).toBeGreaterThan(1)

    const { Redis } = await import('ioredis')
    const admin = new Redis(redis.url)
    await admin.flushall()
    admin.disconnect()
    let before = runs.tick
    await expect.poll(() => runs.tick, patient).toBeGreaterThan(before + 2)

    await redis.stop()
    await queue.nudge('poll', 'lost')
    expect(await queue.healthy()).toBe(false)
    expect(errors.length).toBeGreaterThan(0)
    redis = (await startRedis(port))!
    before = runs.tick
    await expect.poll(() => runs.tick, patient).toBeGreaterThan(before + 2)
    await queue.nudge('poll', 'found')
    await expect.poll(() => runs.poll, patient).toBeGreaterThan(0)
    expect(await queue.healthy()).toBe(true)
    await queue.close()
    open.splice(0)
    await redis.stop()
  })
})
