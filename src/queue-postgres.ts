import { createPostgresBackend, type Queue, runMigrations, type Worker, withBackend } from 'bullmq'
import type { QueueEngine, QueuePool } from './queue-engine.ts'

const SCHEMA = 'bullmq'
const { Queue: PostgresQueue, Worker: PostgresWorker } = withBackend(createPostgresBackend)

/** BullMQ's own PostgreSQL backend on a pool whose search_path is `bullmq`; the queues' names carry the prefix. */
export async function openPostgresEngine(pool: QueuePool, prefix: string): Promise<QueueEngine> {
  const client = await pool.connect()
  try {
    await runMigrations(client as never, SCHEMA, {})
  } finally {
    client.release()
  }
  const connection = pool as never
  return {
    queue: (job, options) => new PostgresQueue(`${prefix}-${job}`, { ...options, connection }) as unknown as Queue,
    worker: (job, process, options) =>
      new PostgresWorker(`${prefix}-${job}`, process, { ...options, connection }) as unknown as Worker,
    async ping() {
      await pool.query('select 1')
    },
    async forget() {
      // One statement instead of a conversation with seven queues: what counts at a start is time.
      await pool.query(`
        do $$ begin
          execute (select 'truncate ' || string_agg(format('%I.%I', schemaname, tablename), ', ')
                   from pg_tables where schemaname = '${SCHEMA}' and tablename <> 'migration');
        end $$`)
    },
    close: () => Promise.resolve(), // the pool belongs to the database
  }
}
