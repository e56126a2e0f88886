import type { Queue as BullQueue, Worker as BullWorker, Job } from 'bullmq'
import { InputError } from './errors.ts'
import { type Handler, JOB_NAMES, type JobName, JobPayload } from './jobs.ts'
import { ATTEMPTS, backoff } from './queue-backoff.ts'
import type { QueueEngine, QueuePool } from './queue-engine.ts'
import { openPostgresEngine } from './queue-postgres.ts'
import { openRedisEngine } from './queue-redis.ts'

/** Nudges for rows. Losing one costs time, never a row: sweep nudges again. */
export interface Queue {
  /**
   * Asks for a run of a job, now or after a while. One run waits per job and id: a nudge for one that waits changes at most
   * its time (the last nudge says when), a nudge for one that runs is followed by another run. Never throws: a queue that
   * does not answer is reported to `onError`, and the row waits for sweep.
   */
  nudge(job: JobName, id?: string, options?: { delayMs?: number }): Promise<void>
  nudgeMany(job: JobName, ids: readonly string[]): Promise<void>
  /** Runs a job again and again in one of all processes, whatever happens to the queue's memory. */
  schedule(job: JobName, everyMs: number): Promise<void>
  /** Starts working on the jobs that have a handler. `concurrency`: runs at once in this process, by job; default 1. */
  start(
    handlers: Partial<Record<JobName, Handler>>,
    options?: { concurrency?: Partial<Record<JobName, number>> },
  ): Promise<void>
  counts(): Promise<Record<JobName, JobCounts>>
  healthy(): Promise<boolean>
  /** Takes no more jobs, lets running ones finish for `graceMs` (default 10 000), then aborts their signals. */
  close(graceMs?: number): Promise<void>
}

export interface JobCounts {
  waiting: number
  active: number
  delayed: number
}

/** What went wrong where; `final` when the queue will not try this job again by itself. */
export interface QueueFailure {
  job?: JobName
  id?: string | null
  attempt?: number
  final?: boolean
}

export interface QueueSettings {
  /** Redis address; without it the database carries the queue. */
  redisUrl?: string | undefined
  database: { engine: 'pglite' | 'postgres'; queuePool(): QueuePool }
  /** Keeps several installations on one server apart; default `tocsin`. */
  prefix?: string
  onError?(error: Error, where: QueueFailure): void
  /** How often schedules are checked for still being there, default 15 000. */
  watchMs?: number
  /** How long the job of a process that was killed counts as running, default 30 000. */
  lockMs?: number
}

/** Jobs of which only one may run in all processes together: triage judges items in order, a reader has one budget. */
const ALONE: readonly JobName[] = ['triage', 'second-read']
const KEEP_NOTHING = { removeOnComplete: true, removeOnFail: true }
const BULK = 500

/** Opens the queue on Redis, or on the database when no Redis is given. */
export async function openQueue(settings: QueueSettings): Promise<Queue> {
  const prefix = settings.prefix ?? 'tocsin'
  const report = reporter(settings.onError ?? (() => undefined))
  const engine = settings.redisUrl
    ? await openRedisEngine(settings.redisUrl, prefix, (error) => report(error, {}))
    : await openPostgresEngine(settings.database.queuePool(), prefix)
  // The embedded engine has one process, so whatever the queue remembers at this point is of one that ended.
  if (!settings.redisUrl && settings.database.engine === 'pglite') await engine.forget?.()
  const queues = new Map(JOB_NAMES.map((job) => [job, openOne(engine, job, report)]))
  const workers = new Map<JobName, BullWorker>()
  const schedules = new Map<JobName, number>()
  const watch = setInterval(() => void keep(), settings.watchMs ?? 15_000)
  watch.unref()

  /** A Redis that was flushed or restarted empty has lost schedules and limits; put them back. */
  async function keep(): Promise<void> {
    try {
      for (const [job, every] of schedules) await keepSchedule(queues.get(job)!, job, every)
      for (const job of ALONE) if (workers.has(job)) await queues.get(job)!.setGlobalConcurrency(1)
    } catch (error) {
      report(error as Error, {})
    }
  }

  return {
    async nudge(job, id, options) {
      try {
        await queues.get(job)!.add(job, { id: id ?? null }, nudgeOptions(id, options?.delayMs))
      } catch (error) {
        report(error as Error, { job, id: id ?? null })
      }
    },
    async nudgeMany(job, ids) {
      try {
        const unique = [...new Set(ids)]
        for (let from = 0; from < unique.length; from += BULK) {
          const part = unique.slice(from, from + BULK)
          await queues.get(job)!.addBulk(part.map((id) => ({ name: job, data: { id }, opts: nudgeOptions(id) })))
        }
      } catch (error) {
        report(error as Error, { job })
      }
    },
    async schedule(job, everyMs) {
      schedules.set(job, everyMs)
      await upsert(queues.get(job)!, job, everyMs)
    },
    async start(handlers, options = {}) {
      for (const job of JOB_NAMES) {
        const handler = handlers[job]
        if (!handler) continue
        if (ALONE.includes(job)) await queues.get(job)!.setGlobalConcurrency(1)
        workers.set(
          job,
          openWorker(engine, job, handler, {
            concurrency: options.concurrency?.[job] ?? 1,
            lockMs: settings.lockMs ?? 30_000,
            report,
          }),
        )
      }
      await Promise.all([...workers.values()].map((worker) => worker.waitUntilReady()))
    },
    async counts() {
      const entries = [...queues].map(async ([job, queue]) => {
        const { waiting = 0, prioritized = 0, active = 0, delayed = 0 } = await queue.getJobCounts()
        return [job, { waiting: waiting + prioritized, active, delayed }] as const
      })
      return Object.fromEntries(await Promise.all(entries)) as Record<JobName, JobCounts>
    },
    healthy: () => within(engine.ping(), 2_000),
    async close(graceMs = 10_000) {
      clearInterval(watch)
      const all = [...workers.values()]
      const ended = Promise.all(all.map((worker) => worker.close()))
      if (!(await within(ended, graceMs))) {
        for (const worker of all) worker.cancelAllJobs('the process stops')
        await within(ended, 2_000)
      }
      await within(Promise.all([...queues.values()].map((queue) => queue.close())), 2_000)
      await engine.close()
    },
  }
}

type Report = (error: Error, where: QueueFailure) => void

function openOne(engine: QueueEngine, job: JobName, report: Report): BullQueue {
  const queue = engine.queue(job, { defaultJobOptions: KEEP_NOTHING, streams: { events: { maxLen: 100 } } })
  queue.on('error', (error) => report(error, { job }))
  return queue
}

function openWorker(
  engine: QueueEngine,
  job: JobName,
  handler: Handler,
  { concurrency, lockMs, report }: { concurrency: number; lockMs: number; report: Report },
): BullWorker {
  // Three parameters: BullMQ only passes the signal to a function that declares it.
  const process = async (run: Job, _token: string | undefined, signal: AbortSignal | undefined): Promise<void> => {
    const payload = JobPayload.safeParse(run.data)
    if (!payload.success) throw new InputError('invalid', `job ${job}: payload is not {id}`)
    await handler(payload.data, { attempt: run.attemptsMade + 1, signal: signal ?? new AbortController().signal })
  }
  const worker = engine.worker(job, process, {
    concurrency,
    lockDuration: lockMs,
    stalledInterval: lockMs / 2,
    maxStalledCount: 5,
    settings: { backoffStrategy: (attempt, _type, error) => backoff(error, attempt, Math.random()) },
  })
  worker.on('error', (error) => report(error, { job }))
  worker.on('failed', (run, error) => {
    if (!run) return report(error, { job })
    const final = run.finishedOn !== undefined
    report(error, { job, id: (run.data as JobPayload).id ?? null, attempt: run.attemptsMade, final })
  })
  return worker
}

function nudgeOptions(id: string | undefined, delayMs = 0) {
  return {
    ...KEEP_NOTHING,
    delay: Math.max(0, Math.round(delayMs)),
    attempts: ATTEMPTS,
    backoff: { type: 'by-error' },
    deduplication: { id: id ?? '-', keepLastIfActive: true, reschedule: true },
  }
}

async function upsert(queue: BullQueue, job: JobName, every: number): Promise<void> {
  const opts = { ...KEEP_NOTHING, attempts: 1 }
  await queue.upsertJobScheduler(job, { every }, { name: job, data: { id: null }, opts })
}

async function keepSchedule(queue: BullQueue, job: JobName, every: number): Promise<void> {
  const scheduler = await queue.getJobScheduler(job)
  const late = Date.now() - (scheduler?.next ?? 0)
  if (!scheduler || late > 60_000 + 2 * every) await upsert(queue, job, every)
}

/** The same trouble from every connection every second is one line in half a minute. Failed jobs always count. */
function reporter(onError: Report): Report {
  const last = new Map<string, number>()
  return (error, where) => {
    if (where.attempt === undefined) {
      const now = performance.now()
      const key = error.message || error.name
      if (now - (last.get(key) ?? Number.NEGATIVE_INFINITY) < 30_000) return
      if (last.size > 100) last.clear()
      last.set(key, now)
    }
    onError(error, where)
  }
}

async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  try {
    return await Promise.race([
      work.then(
        () => true,
        () => false,
      ),
      late,
    ])
  } finally {
    clearTimeout(timer)
  }
}
