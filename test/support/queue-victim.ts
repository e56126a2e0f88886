import { openDatabase } from '#src/db/database.ts'
import { openQueue } from '#src/queue.ts'

// Starts the job `poll` for `victim` on the queue of its arguments, says so, and never ends it.
const [url, prefix] = process.argv.slice(2)
const onRedis = url!.startsWith('redis:')
const database = onRedis ? { engine: 'postgres' as const, queuePool: () => null as never } : await openDatabase(url!)
const queue = await openQueue({ database, redisUrl: onRedis ? url! : undefined, prefix: prefix!, lockMs: 1_000 })
await queue.start({
  poll: () => {
    process.send!('running')
    return new Promise(() => undefined)
  },
})
await queue.nudge('poll', 'victim')
