import { expect, inject, test } from 'vitest'
import { crashRounds } from '#test/support/crash.ts'
import { serviceEngines } from '#test/support/service.ts'

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

const [, onServers] = await serviceEngines(inject('services'), 'crash')

test.skipIf(!onServers)('nothing is lost over kill -9 on servers', { timeout: 300_000 }, async () => {
  const { DATABASE_URL = '', REDIS_URL = '' } = onServers?.servers ?? {}

  const report = await crashRounds({
    ...QUICK,
    random: sequence(11),
    databaseUrl: DATABASE_URL,
    redisUrl: `${REDIS_URL}/7`,
  })

  expect(report).toMatchObject({
    triaged: report.items,
    undelivered: [],
    unstable: [],
    fallen: [],
    audit: { broken: null },
  })
  expect(report.alerts).toBeGreaterThan(0)
})
