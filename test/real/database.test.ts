import { sql } from 'kysely'
import { describe, expect, inject, test } from 'vitest'
import { jsonb, openDatabase } from '#src/db/database.ts'
import { migrate, readMigrations } from '#src/db/migrate.ts'
import { describeEngines } from '#test/support/engines.ts'

describeEngines((open, engine) => {
  test('values come back in one shape', async () => {
    const db = await open()
    const { rows } = await db.pool.query(
      `select count(*) as count, 12345678901::int8 as big, 0.25::numeric as share, timestamptz '2026-06-12 12:45:00.5+02' as at,
        timestamptz '2026-06-12 12:45:00.123456+00' as fine, timestamptz 'infinity' as never, date '2026-06-12' as day,
        jsonb '{"a":[1,null]}' as doc, array['x','y"z'] as words, array[1,2]::int8[] as numbers, true as yes, null as nothing,
        array[timestamptz '2026-01-01 00:00:00+00', null] as instants, $1::bytea as bytes, interval '1 day' as span`,
      [new Uint8Array([0, 255, 10])],
    )
    const { bytes, ...row } = rows[0]!
    expect(row).toEqual({
      count: 1,
      big: 12345678901,
      share: 0.25,
      at: '2026-06-12T10:45:00.500Z',
      fine: '2026-06-12T12:45:00.123456Z',
      never: 'infinity',
      day: '2026-06-12',
      doc: { a: [1, null] },
      words: ['x', 'y"z'],
      numbers: [1, 2],
      yes: true,
      nothing: null,
      instants: ['2026-01-01T00:00:00.000Z', null],
      span: '1 day',
    })
    expect(bytes).toBeInstanceOf(Uint8Array)
    expect([...bytes]).toEqual([0, 255, 10])
  })

  test('an int8 that no number can hold is an error, not another number', async () => {
    const db = await open()
    await expect(db.pool.query('select 9007199254740993::int8 as n')).rejects.toThrow('does not fit a number')
    expect((await db.pool.query('select 1 as n')).rows).toEqual([{ n: 1 }])
  })

  test('parameters survive the way in and out', async () => {
    const db = await open()
    const at = new Date('2026-03-29T01:30:00.123Z')
    const { rows } = await db.pool.query(
      'select $1::timestamptz as at, $2::text[] as words, $3::jsonb as doc, $4::int8 as n, $5::text as none',
      [at, ['a', 'b,c', '{"}'], { key: 'ü\u2028' }, 42, undefined],
    )
    expect(rows[0]).toEqual({
      at: at.toISOString(),
      words: ['a', 'b,c', '{"}'],
      doc: { key: 'ü\u2028' },
      n: 42,
      none: null,
    })
  })

  test('jsonb takes arrays, which a plain parameter would not', async () => {
    const db = await open()
    const value = [1, { two: ['three'] }]
    await db.kysely
      .insertInto('settings')
      .values({ key: 'k', value: jsonb(value) as never, updated_at: '2026-01-01T00:00:00Z' })
      .execute()
    expect(await db.kysely.selectFrom('settings').selectAll().execute()).toEqual([
      { key: 'k', value, updated_at: '2026-01-01T00:00:00.000Z' },
    ])
  })

  test('commands and counts are those of PostgreSQL, also behind a with', async () => {
    const db = await open()
    const insert = `insert into settings (key, value, updated_at) select 'k' || n, '1', now() from generate_series(1, 3) n`
    expect(await db.pool.query(insert)).toMatchObject({ command: 'INSERT', rowCount: 3, rows: [] })
    const gone = await db.pool.query(
      'with old as (select key from settings where key < $1) delete from settings using old where settings.key = old.key',
      ['k3'],
    )
    expect(gone).toMatchObject({ command: 'DELETE', rowCount: 2 })
    const { numDeletedRows } = await db.kysely.deleteFrom('settings').executeTakeFirst()
    expect(numDeletedRows).toBe(1n)
  })

  test('a transaction is kept as a whole or not at all', async () => {
    const db = await open()
    const add = (key: string) => sql`insert into settings (key, value, updated_at) values (${key}, '1', now())`
    await db.transact((tx) => add('kept').execute(tx))
    const failing = db.transact(async (tx) => {
      await add('lost').execute(tx)
      await add('kept').execute(tx)
    })
    await expect(failing).rejects.toMatchObject({ code: '23505', constraint: 'settings_pkey', table: 'settings' })
    const { rows } = await db.pool.query('select key from settings')
    expect(rows).toEqual([{ key: 'kept' }])
  })

  test('transactions that run into each other do not lose updates', async () => {
    const db = await open()
    await db.pool.query(`insert into settings (key, value, updated_at) values ('n', '0', now())`)
    const bump = () =>
      db.transact(async (tx) => {
        const { rows } = await sql<{ value: number }>`select value from settings where key = 'n' for update`.execute(tx)
        await sql`update settings set value = ${JSON.stringify(rows[0]!.value + 1)}::jsonb where key = 'n'`.execute(tx)
      })
    await Promise.all(Array.from({ length: 20 }, bump))
    expect((await db.pool.query(`select value from settings where key = 'n'`)).rows).toEqual([{ value: 20 }])
  })

  test('migrations: once each, in order, and only the ones that are known and unchanged', async () => {
    const db = await open()
    const shipped = readMigrations()
    expect(await migrate(db)).toEqual([])
    const more = [
      ...shipped,
      {
        name: `${String(shipped.length + 1).padStart(4, '0')}_more.sql`,
        sql: 'create table more (n int); insert into more values (1)',
      },
    ]
    const broken = [...shipped, { name: more.at(-1)!.name, sql: 'create table half (n int); select 1/0' }]
    await expect(migrate(db, broken)).rejects.toThrow('division by zero')
    await expect(db.pool.query('select * from half')).rejects.toMatchObject({ code: '42P01' })

    const both = await Promise.all([migrate(db, more), migrate(db, more)])
    expect(both.flat()).toEqual([more.at(-1)!.name])
    expect((await db.pool.query('select * from more')).rows).toEqual([{ n: 1 }])

    await expect(migrate(db, shipped)).rejects.toMatchObject({ kind: 'newer' })
    const edited = more.map((one) => ({ ...one, sql: `${one.sql} ` }))
    await expect(migrate(db, edited)).rejects.toMatchObject({ kind: 'edited' })
    await db.pool.query('drop table more')
    await db.pool.query('delete from migrations where name = $1', [more.at(-1)!.name])
  })

  test('the queue sees its own schema and leaves no trace on the next statement', async () => {
    const db = await open()
    const paths = async (pool: typeof db.pool) =>
      (await pool.query('show search_path')).rows[0]!.search_path.replaceAll('"', '')
    expect(await paths(db.queuePool())).toBe('bullmq')
    expect(await paths(db.pool)).toBe('public')
    expect((await db.queuePool().query('show synchronous_commit')).rows).toEqual([{ synchronous_commit: 'off' }])
    expect((await db.pool.query('show synchronous_commit')).rows).toEqual([{ synchronous_commit: 'on' }])
  })

  test(`says ${engine}`, async () => {
    const db = await open()
    expect(db.engine).toBe(engine)
    await db.ping()
  })
})

describe('addresses', () => {
  test.each([
    ['mysql://h/d', 'mysql:'],
    ['./data', 'no scheme'],
    ['pglite:', 'names no folder'],
  ])('%s is refused by name', async (url, words) => {
    await expect(openDatabase(url)).rejects.toMatchObject({
      kind: 'unsupported',
      message: expect.stringContaining(words),
    })
  })

  test('a server that is not there is named without its password', async () => {
    const opening = openDatabase('postgres://ann:s3cret@127.0.0.1:1/tocsin')
    await expect(opening).rejects.toMatchObject({
      kind: 'unreachable',
      retryable: true,
      message: expect.stringContaining('127.0.0.1:1/tocsin'),
    })
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining('s3cret') })
  })

  test.skipIf(inject('services').postgres === null)(
    'connections that the server drops are reported and replaced',
    async () => {
      const errors: Error[] = []
      const db = await openDatabase(inject('services').postgres!, { onError: (error) => errors.push(error) })
      const held = await db.pool.connect()
      const { rows } = await held.query('select pg_backend_pid() as pid')
      held.release()
      const other = await openDatabase(inject('services').postgres!)
      await other.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid])
      await expect.poll(() => errors.length).toBeGreaterThan(0)
      await db.ping()
      await Promise.all([db.close(), other.close()])
    },
  )

  test.skipIf(inject('services').postgres === null)('a schema of its own', async () => {
    const db = await openDatabase(inject('services').postgres!, { schema: 'tocsin_own' })
    expect(await migrate(db)).toEqual(readMigrations().map(({ name }) => name))
    const { rows } = await db.pool.query(`select schemaname from pg_tables where tablename = 'snapshots'`)
    expect(rows).toEqual([{ schemaname: 'tocsin_own' }])
    await db.pool.query('drop schema tocsin_own cascade')
    await db.close()
  })
})
