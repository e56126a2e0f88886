import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '#src/db/database.ts'
import { lockFolder, readOwner } from '#src/db/folder-lock.ts'

const CHILD = join(import.meta.dirname, '../support/folder-owner.ts')
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A process that takes the folder; `messages` are the numbers of the rows that it says are committed. */
async function owner(task: 'hold' | 'write') {
  const child = fork(CHILD, [folder, task], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const messages: number[] = []
  child.on('message', (message) => messages.push(message as number))
  await once(child, 'message')
  return {
    child,
    messages,
    async kill() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

test('a second process is told who has the folder, until the first ends, however it ends', async () => {
  const first = await owner('hold')
  expect(() => lockFolder(folder)).toThrow(
    new RegExp(
      `in use by process ${first.child.pid} on ${hostname()} since \\d{4}-.*Z \\(http://127\\.0\\.0\\.1:8080\\)`,
    ),
  )
  await expect(openDatabase(`pglite:${folder}`)).rejects.toMatchObject({ kind: 'in-use', retryable: false })
  await first.kill()
  expect(readOwner(folder)?.pid).toBe(first.child.pid) // what a kill leaves behind says who, but holds nothing
  const lock = lockFolder(folder, 'me')
  expect(readOwner(folder)).toMatchObject({ pid: process.pid, address: 'me' })
  lock.release()
  expect(readOwner(folder)).toBeNull()
})

test('the same process cannot take a folder twice, and can after the release', () => {
  const lock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(`process ${process.pid}`)
  lock.announce('http://127.0.0.1:1')
  expect(() => lockFolder(folder)).toThrow('(http://127.0.0.1:1)')
  lock.release()
  lock.release()
  lockFolder(folder).release()
})

test('an owner file without a lock behind it means nothing, whosoever pid it names', () => {
  writeFileSync(
    join(folder, 'owner.json'),
    JSON.stringify({ pid: process.ppid, host: hostname(), since: '2026-01-01T00:00:00Z' }),
  )
  lockFolder(folder).release()
  writeFileSync(join(folder, 'owner.json'), 'torn {')
  lockFolder(folder).release()
})

test('rows that were acknowledged survive a kill in the middle of writing', async () => {
  const writer = await owner('write')
  for (let round = 0; round < 2; round++) {
    const process = round === 0 ? writer : await owner('write')
    await expect.poll(() => process.messages.length, { timeout: 60_000 }).toBeGreaterThan(20)
    await process.kill()
    const acknowledged = process.messages
    const db = await openDatabase(`pglite:${folder}`)
    const { rows } = await db.pool.query('select n, length(s) as length from written order by n')
    const kept = new Set(rows.map((row) => row.n))
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([])
    expect(rows.every((row) => row.length === 5000)).toBe(true)
    await db.close()
  }
})
