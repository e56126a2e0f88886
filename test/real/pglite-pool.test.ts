import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Database, openDatabase } from '#src/db/database.ts'
import type { Client, Pool } from '#src/db/pglite-pool.ts'
import { createTurns } from '#src/db/turns.ts'
import { openMemory, openServer } from '#test/support/engines.ts'

let database: Database
let end: () => Promise<void>
let pool: Pool

beforeAll(async () => {
  const opened = await openMemory()
  database = opened.database
  end = opened.end
  pool = database.pool
})
afterAll(() => end())
beforeEach(async () => {
  await pool.query('drop table if exists t')
  await pool.query('create table t (n int primary key, s text)')
})

const numbers = async () => (await pool.query('select n from t order by n')).rows.map((row) => row.n)

/** A promise that shows from outside whether it has settled, after everything that was ready has run. */
async function pendingOf(promise: Promise<unknown>): Promise<boolean> {
  let settled = false
  promise.then(
    () => (settled = true),
    () => (settled = true),
  )
  for (let i = 0; i < 5; i++) await new Promise(setImmediate)
  return !settled
}

describe('transactions', () => {
  test('others wait from begin to commit, then come in the order they asked', async () => {
    const holder = await pool.connect()
    await holder.query('begin')
    await holder.query('insert into t values (1)')
    const order: string[] = []
    const first = pool.query('select n from t').then((result) => order.push(`first ${result.rows.length}`))
    const second = pool.query('insert into t values (2)').then(() => order.push('second'))
    const third = pool.query('select n from t').then((result) => order.push(`third ${result.rows.length}`))
    expect(await pendingOf(Promise.race([first, second, third]))).toBe(true)
    await holder.query('commit')
    await Promise.all([first, second, third])
    expect(order).toEqual(['first 1', 'second', 'third 2'])
    holder.release()
  })

  test('statements of one client run in order without awaiting', async () => {
    const client = await pool.connect()
    await Promise.all([
      client.query('begin'),
      client.query('insert into t values ($1)', [1]),
      client.query('insert into t values ($1)', [2]),
      client.query('commit'),
    ])
    client.release()
    expect(await numbers()).toEqual([1, 2])
  })

  test('after an error the transaction is dead until its end, as on a server', async () => {
    const client = await pool.connect()
    await client.query('begin')
    await client.query('insert into t values (1)')
    await expect(client.query('insert into t values ($1)', [1])).rejects.toMatchObject({ code: '23505' })
    await expect(client.query('select 1')).rejects.toMatchObject({ code: '25P02' })
    const other = pool.query('select 1')
    expect(await pendingOf(other)).toBe(true)
    expect((await client.query('commit')).command).toBe('ROLLBACK')
    await other
    client.release()
    expect(await numbers()).toEqual([])
  })

  test('a savepoint saves the part before it', async () => {
    const client = await pool.connect()
    await client.query('begin; insert into t values (1); savepoint s')
    await expect(client.query('insert into t values (1)')).rejects.toThrow()
    await client.query('rollback to s')
    await client.query('insert into t values (2); commit')
    client.release()
    expect(await numbers()).toEqual([1, 2])
  })

  test('releasing a client with an open transaction rolls it back', async () => {
    const client = await pool.connect()
    await client.query('begin')
    await client.query('insert into t values (1)')
    client.release()
    expect(await numbers()).toEqual([])
    expect(() => client.release()).toThrow('released before')
    await expect(client.query('select 1')).rejects.toThrow('was released')
  })

  test('several statements in one text: all or none, one result each', async () => {
    const results = (await pool.query('insert into t values (1); select n from t')) as unknown as pg.QueryResult[]
    expect(results.map(({ command, rowCount }) => [command, rowCount])).toEqual([
      ['INSERT', 1],
      ['SELECT', 1],
    ])
    await expect(pool.query('insert into t values (2); select 1/0')).rejects.toMatchObject({ code: '22012' })
    expect(await numbers()).toEqual([1])
  })

  test('a value that cannot be sent neither ends the transaction nor frees the session', async () => {
    const circle: Record<string, unknown> = {}
    circle.self = circle
    const client = await pool.connect()
    await client.query('begin')
    await client.query('insert into t values (1)')
    await expect(client.query('select $1::jsonb', [circle])).rejects.toThrow(TypeError)
    await client.query('commit')
    client.release()
    expect(await numbers()).toEqual([1])
  })
})

describe('waiting for oneself', () => {
  test('a statement outside the transaction that the code holds fails at once', async () => {
    await database.transact(async (tx) => {
      await expect(pool.query('select n from t where n = 1')).rejects.toThrow('outside the transaction')
      await expect(database.transact(() => Promise.resolve())).rejects.toThrow('outside the transaction')
      await tx.selectFrom('settings').selectAll().execute()
    })
    await pool.query('select 1')
  })

  test('other code waits for its turn, also while that transaction is open', async () => {
    let other: Promise<unknown> = Promise.resolve()
    const started = Promise.withResolvers<void>()
    const inside = database.transact(async () => {
      started.resolve()
      await pendingOf(other)
    })
    await started.promise
    other = pool.query('select 1')
    await Promise.all([inside, other])
  })

  test('work that outlives its transaction may use the pool', async () => {
    let later: Promise<unknown> | undefined
    const gate = Promise.withResolvers<void>()
    await database.transact(async () => {
      later = gate.promise.then(() => pool.query('select 1'))
    })
    gate.resolve()
    await later
  })

  test('a wait that is too long says who has the session', async () => {
    const turns = createTurns(20)
    const turn = await turns.take('begin  by\nsomebody')
    await expect(turns.take('select 1')).rejects.toThrow(/waited 20 ms .* for: select 1; .* by: begin by somebody/)
    const next = turns.take('select 2')
    turn.done()
    ;(await next).done()
  })

  test('a long row of statements lets the event loop breathe', async () => {
    let beats = 0
    const timer = setInterval(() => beats++, 1)
    await Promise.all(Array.from({ length: 300 }, () => pool.query('select count(*) from generate_series(1, 2000)')))
    clearInterval(timer)
    expect(beats).toBeGreaterThan(3)
  })
})

describe('notifications', () => {
  const heard = (client: Client) => {
    const messages: string[] = []
    client.on('notification', ({ channel, payload }) => messages.push(`${channel}:${payload}`))
    return messages
  }

  test('reach the clients that listen, by the name as PostgreSQL folds it', async () => {
    const [a, b, c] = await Promise.all([pool.connect(), pool.connect(), pool.connect()])
    const [atA, atB, atC] = [heard(a), heard(b), heard(c)]
    await a.query('-- with a comment\nLISTEN News;\n')
    await b.query('listen news')
    await c.query('listen "News"')
    await pool.query("select pg_notify('news', $1)", ['1'])
    await expect.poll(() => [atA, atB, atC]).toEqual([['news:1'], ['news:1'], []])
    await a.query('unlisten news')
    await pool.query("notify news, '2'")
    await pool.query(`notify "News", '3'`)
    await expect.poll(() => [atA, atB, atC]).toEqual([['news:1'], ['news:1', 'news:2'], ['News:3']])
    b.release()
    c.release()
    await pool.query('select 1')
    expect((await pool.query('select * from pg_listening_channels()')).rows).toEqual([])
    a.release()
  })

  test('come when the transaction commits, and not when it rolls back', async () => {
    const client = await pool.connect()
    const messages = heard(client)
    await client.query('listen news')
    const sender = await pool.connect()
    await sender.query('begin')
    await sender.query("notify news, 'lost'")
    await sender.query('rollback')
    await sender.query('begin')
    await sender.query("notify news, 'sent'")
    expect(messages).toEqual([])
    await sender.query('commit')
    await expect.poll(() => messages).toEqual(['news:sent'])
    sender.release()
    client.release()
  })
})

test.skipIf(inject('services').postgres === null)(
  'answers are those of node-postgres on a server, errors too',
  async () => {
    const server = await openServer(inject('services').postgres!)
    const statements: [string, unknown[]?][] = [
      ['select 1 as a, null as b, array[1.5,2] as c', []],
      ['select $1::int as a, $2::text as b', [1, 'x']],
      ['create table r (n int)'],
      ['insert into r values ($1), ($2) returning n', [1, 2]],
      ['update r set n = n + 1'],
      ['delete from r where n > $1', [100]],
      ['select * from r where false'],
      ['values (1), (2)'],
      ['truncate r'],
      ['select nonsense'],
      ['selec 1'],
      ['insert into r values ($1)', ['no number']],
      [''],
      ['-- only a comment'],
      ['drop table r'],
    ]
    const show = async (pool: Pool, text: string, values?: unknown[]) => {
      try {
        const { command, rowCount, rows, fields } = await pool.query(text, values)
        return { command, rowCount, rows, fields: fields.map(({ name, dataTypeID }) => ({ name, dataTypeID })) }
      } catch (error) {
        const { message, code, severity, position } = error as pg.DatabaseError
        return { message, code, severity, position, right: error instanceof pg.DatabaseError }
      }
    }
    for (const [text, values] of statements) {
      expect([text, await show(pool, text, values)]).toEqual([text, await show(server.database.pool, text, values)])
    }
    const arrays = { text: 'select $1::int as a, 2 as b', values: [1], rowMode: 'array' as const }
    expect((await pool.query(arrays)).rows).toEqual([[1, 2]])
    expect((await server.database.pool.query(arrays)).rows).toEqual([[1, 2]])
    await server.end()
  },
)

test('an engine that died says so once: the process has to go', async () => {
  const lost: string[] = []
  const database = await openDatabase('pglite:memory', { onLost: (error) => lost.push(error.message) })
  const bomb = '['.repeat(9000) + ']'.repeat(9000) // PostgreSQL's parser recurses; the embedded one has a small stack
  await expect(database.pool.query('select $1::jsonb', [bomb])).rejects.toThrow('has stopped')
  await expect(database.pool.query('select 1')).rejects.toThrow('has stopped')
  expect(lost).toHaveLength(1)
})

test('after the end nothing is taken, and what was asked before is done', async () => {
  const { database: short } = await openMemory()
  const asked = short.pool.query('select 1 as n')
  const closed = short.close()
  expect((await asked).rows).toEqual([{ n: 1 }])
  await closed
  await expect(short.pool.query('select 1')).rejects.toThrow('cannot use a pool after calling end')
})
