import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Database, openDatabase } from '#src/db/database.ts'
import { migrate } from '#src/db/migrate.ts'
import { openQueue } from '#src/queue.ts'
import { startPostgres, startRedis } from '#test/support/services.ts'

// Jobs and commits a second on every engine, in one process and interleaved rounds, so that a busy machine slows all alike.
// node bench/engine/throughput.ts [JOBS] [ROUNDS]      prints a table to stderr and JSON to stdout
const JOBS = Number(process.argv[2] ?? 1000)
const ROUNDS = Number(process.argv[3] ?? 3)
const CONCURRENCY = 8

interface Engine {
  name: string
  redisUrl?: string
  database: Database
  close(): Promise<void>
}

interface Figures {
  /** Empty jobs a second, from the first nudge to the last run. */
  jobs: number[]
  /** Jobs a second whose run is a transaction with two inserts. */
  work: number[]
  /** Transactions with two inserts a second, one after the other. */
  commits: number[]
}

const engines = await openEngines()
const figures = new Map<string, Figures>(engines.map(({ name }) => [name, { jobs: [], work: [], commits: [] }]))
for (let round = 0; round < ROUNDS; round++) {
  for (const engine of engines) {
    const figure = figures.get(engine.name)!
    figure.jobs.push(await jobs(engine, () => Promise.resolve()))
    figure.work.push(await jobs(engine, () => transaction(engine.database)))
    figure.commits.push(await commits(engine.database))
    process.stderr.write(`round ${round + 1} ${engine.name}\n`)
  }
}
report()
for (const engine of engines) await engine.close()

async function jobs(engine: Engine, work: () => Promise<void>): Promise<number> {
  const prefix = `bench${Math.floor(performance.now())}`
  const queue = await openQueue({ database: engine.database, redisUrl: engine.redisUrl, prefix })
  const done = Promise.withResolvers<void>()
  let count = 0
  const handler = async () => {
    await work()
    if (++count === JOBS) done.resolve()
  }
  await queue.start({ poll: handler }, { concurrency: { poll: CONCURRENCY } })
  const start = performance.now()
  await queue.nudgeMany(
    'poll',
    Array.from({ length: JOBS }, (_, i) => `s${i}`),
  )
  await done.promise
  const rate = JOBS / ((performance.now() - start) / 1000)
  await queue.close()
  return rate
}

async function commits(database: Database): Promise<number> {
  const count = Math.ceil(JOBS / 4)
  const start = performance.now()
  for (let i = 0; i < count; i++) await transaction(database)
  return count / ((performance.now() - start) / 1000)
}

async function transaction(database: Database): Promise<void> {
  await database.transact(async (tx) => {
    await sql`insert into bench (s) values (${'x'.repeat(200)})`.execute(tx)
    await sql`insert into bench (s) values (${'y'.repeat(200)})`.execute(tx)
  })
}

async function openEngines(): Promise<Engine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-'))
  const opened: Engine[] = [
    await open('pglite memory', 'pglite:memory'),
    await open('pglite folder', `pglite:${folder}`, () => rmSync(folder, { recursive: true })),
  ]
  const postgres = await startPostgres(true)
  if (postgres) {
    opened.push(await open('postgres', postgres.url, postgres.stop))
    const redis = await startRedis()
    if (redis) opened.unshift({ ...(await open('redis + postgres', postgres.url, redis.stop)), redisUrl: redis.url })
  }
  return opened
}

async function open(name: string, url: string, after: () => unknown = () => undefined): Promise<Engine> {
  const database = await openDatabase(url)
  await migrate(database)
  await database.pool.query('create table if not exists bench (n bigserial, s text)')
  return {
    name,
    database,
    async close() {
      await database.close()
      await after()
    },
  }
}

function report(): void {
  const middle = (values: number[]) => Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!)
  const rows = [...figures].map(([name, { jobs, work, commits }]) => ({
    engine: name,
    jobs: middle(jobs),
    work: middle(work),
    commits: middle(commits),
  }))
  const base = rows.find(({ engine }) => engine === 'postgres') ?? rows[0]!
  const lines = rows.map((row) => ({
    ...row,
    ratio: { jobs: row.jobs / base.jobs, work: row.work / base.work, commits: row.commits / base.commits },
  }))
  for (const { engine, jobs, work, commits, ratio } of lines) {
    const cells = [jobs, work, commits].map(
      (value, i) => `${String(value).padStart(6)} (${Object.values(ratio)[i]!.toFixed(2)})`,
    )
    process.stderr.write(
      `${engine.padEnd(18)} jobs/s ${cells[0]}  jobs with a transaction/s ${cells[1]}  commits/s ${cells[2]}\n`,
    )
  }
  process.stdout.write(
    `${JSON.stringify({ jobs: JOBS, rounds: ROUNDS, concurrency: CONCURRENCY, base: base.engine, engines: lines })}\n`,
  )
}
