import type { EventEmitter } from 'node:events'
import type { Queue as BullQueue, Worker as BullWorker, Processor, QueueOptions, WorkerOptions } from 'bullmq'
import type { JobName } from './jobs.ts'

/** The part of a `pg.Pool` that the PostgreSQL backend needs; its search_path is BullMQ's schema. */
export interface QueuePool {
  connect(): Promise<EventEmitter & { release(): void }>
  query(text: string): Promise<unknown>
}

/** What each engine of the queue brings. */
export interface QueueEngine {
  queue(job: JobName, options: Omit<QueueOptions, 'connection'>): BullQueue
  worker(job: JobName, process: Processor, options: Omit<WorkerOptions, 'connection'>): BullWorker
  ping(): Promise<void>
  /** Drops every job, schedule and lock of every queue; only where one process has them all. */
  forget?(): Promise<void>
  close(): Promise<void>
}
