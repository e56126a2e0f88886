import { expect, inject, test } from 'vitest'
import { crashRounds } from '#test/support/crash.ts'

// A short run of bench/crash: the long one kills twenty times under five hundred items.
const QUICK = { rounds: 2, items: 60 }

/** A fixed sequence, so that a failure can be looked at again. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

test('nothing is lost over kill -9 on the embedded database', { timeout: 300_000 }, async () => {
  const report = await crashRounds({ ...QUICK, random: sequence(7) })

  expect(report).toMatchObject({
    triaged: report.items,
    undelivered: [],
    unstable: [],
    fallen: [],
    audit: { broken: null },
  })
  expect(report.alerts).toBeGreaterThan(0)
})

const { postgres, redis } = inject('services')

test.skipIf(!postgres || !redis)('nothing is lost over kill -9 on servers', { timeout: 300_000 }, async () => {
  const databaseUrl = await freshDatabase(postgres as string)

  const report = await crashRounds({ ...QUICK, random: sequence(11), databaseUrl, redisUrl: `${redis}/7` })

  expect(report).toMatchObject({
    triaged: report.items,
    undelivered: [],
    unstable: [],
    fallen: [],
    audit: { broken: null },
  })
  expect(report.alerts).toBeGreaterThan(0)
})

async function freshDatabase(server: string): Promise<string> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  const name = `crash_${process.pid}`
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
