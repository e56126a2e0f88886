import type { Pool } from './pglite-pool.ts'

export interface DatabaseSettings {
  /** Schema of Tocsin's tables; default `public`. */
  schema?: string
  /** What this process is, for the message to a second one that wants the same folder. */
  address?: string
  /** For `pglite:memory`: a dump of a cluster to start from, several times as quick as a new one. */
  template?: Blob
  /** Most connections to a server; default 10. */
  connections?: number
  /** Hears of connections that broke while nobody used them; the next statement opens a new one. */
  onError?(error: Error): void
  /** Hears once that the embedded engine is beyond use: nothing but a new process helps. */
  onLost?(error: Error): void
}

/** What an engine has to bring; the rest is the same for both. */
export interface EngineRoom {
  engine: 'pglite' | 'postgres'
  pool: Pool
  queuePool(): Pool
  insideTransaction<T>(work: () => Promise<T>): Promise<T>
  announce(address: string): void
  close(): Promise<void>
}

/** Schema in which BullMQ's Postgres backend keeps its tables; its code fixes the name for pools that it is given. */
export const QUEUE_SCHEMA = 'bullmq'
