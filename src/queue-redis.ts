import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import type { QueueEngine } from './queue-engine.ts'

/** BullMQ on a Redis server: one connection for adding, one for the workers' commands, one that blocks for each worker. */
export async function openRedisEngine(
  url: string,
  prefix: string,
  onError: (error: Error) => void,
): Promise<QueueEngine> {
  const retryStrategy = (times: number) => Math.min(50 * 2 ** times, 2_000)
  // Adding gives up after a few seconds without a server: the row is kept, and whoever waits gets an answer.
  const producer = new Redis(url, { maxRetriesPerRequest: 2, retryStrategy, connectTimeout: 5_000 })
  const consumer = new Redis(url, { maxRetriesPerRequest: null, retryStrategy, connectTimeout: 5_000 })
  producer.on('error', onError)
  consumer.on('error', onError)
  return {
    queue: (job, options) => new Queue(job, { ...options, connection: producer as never, prefix }),
    worker: (job, process, options) => new Worker(job, process, { ...options, connection: consumer as never, prefix }),
    async ping() {
      await producer.ping()
    },
    async close() {
      producer.disconnect()
      consumer.disconnect()
    },
  }
}
