import type { Context } from './context.ts'
import type { JobName } from './jobs.ts'

/** One run of a job. `id` is the row that the job is about, null for jobs that look for their own work. */
export interface Run {
  id: string | null
  /** 1-based. */
  attempt: number
  signal: AbortSignal
}

/**
 * A use case on the queue. One file in `workers/`; its name is the role. A job carries at most one id and reads the
 * rest from its row, so a job that runs twice, late or never loses nothing.
 */
export interface Worker {
  jobs: Partial<Record<JobName, (context: Context, run: Run) => Promise<void>>>
  /** Jobs that repeat, with their rhythm in milliseconds. */
  every?: Partial<Record<JobName, number>>
  /** How many runs at once in one process; default 1. */
  concurrency?: number
}

/** Declares a worker; the default export of a file in `workers/`. */
export function defineWorker(worker: Worker): Worker {
  return worker
}
