// Usage: node bench/crash/rounds.ts [pglite|servers] [rounds] [items]
// Kills the service with -9 at random moments under load and reports what, if anything, was lost.
import { crashRounds } from '#test/support/crash.ts'
import { startPostgres, startRedis } from '#test/support/services.ts'

const [engine = 'pglite', rounds = '20', items = '500'] = process.argv.slice(2)
const services = engine === 'servers' ? await Promise.all([startPostgres(true), startRedis()]) : []
const [postgres, redis] = services
if (engine === 'servers' && (!postgres || !redis)) throw new Error('needs redis-server and postgres on this machine')
try {
  const report = await crashRounds({
    rounds: Number(rounds),
    items: Number(items),
    random: Math.random,
    log: (line) => console.error(line),
    ...(postgres && redis ? { databaseUrl: postgres.url, redisUrl: redis.url } : {}),
  })
  console.log(JSON.stringify({ engine, ...report }, null, 2))
  const lost = report.undelivered.length + report.unstable.length + report.fallen.length
  process.exitCode = lost === 0 && report.audit.broken === null && report.triaged === report.items ? 0 : 1
} finally {
  await Promise.all(services.map((service) => service?.stop()))
}
