import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DatabaseError } from '../errors.ts'

/** Who has a data folder; kept beside the lock for people and for the message to a second process. */
export interface Owner {
  pid: number
  host: string
  /** ISO 8601 UTC. */
  since: string
  /** Where it serves, once it does; or what it is doing. */
  address: string | null
}

export interface FolderLock {
  owner: Owner
  /** Tells later comers where this process serves. */
  announce(address: string): void
  release(): void
}

const LOCK_FILE = 'owner.lock'
const OWNER_FILE = 'owner.json'
/** An unreachable handle would be collected and its lock with it, while the engine still writes. */
const held = new Set<DatabaseSync>()

/**
 * Takes a folder for this process. The proof of ownership is a lock that the operating system holds on an open file
 * (SQLite's exclusive lock, the only file lock that Node has built in): it ends with the process, however that ends, so
 * there is no stale state to guess about. The JSON beside it only says who.
 * @throws DatabaseError `in-use` naming the process that has the folder.
 */
export function lockFolder(folder: string, address: string | null = null, now: Date = new Date()): FolderLock {
  mkdirSync(folder, { recursive: true })
  const lock = new DatabaseSync(join(folder, LOCK_FILE), { timeout: 0 })
  try {
    lock.exec('pragma journal_mode = memory; pragma locking_mode = exclusive; begin exclusive')
  } catch (cause) {
    lock.close()
    throw refusal(folder, cause)
  }
  const owner: Owner = { pid: process.pid, host: hostname(), since: now.toISOString(), address }
  const file = join(folder, OWNER_FILE)
  write(file, owner)
  held.add(lock)
  return {
    owner,
    announce(next) {
      if (!held.has(lock)) return
      owner.address = next
      write(file, owner)
    },
    release() {
      if (!held.delete(lock)) return
      rmSync(file, { force: true })
      lock.close()
    },
  }
}

/** Who has the folder according to its last owner, or null when nobody said so. */
export function readOwner(folder: string): Owner | null {
  try {
    return JSON.parse(readFileSync(join(folder, OWNER_FILE), 'utf8')) as Owner
  } catch {
    return null
  }
}

/** Never half a file: a reader sees the old owner or the new one. */
function write(file: string, owner: Owner): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(owner)}\n`)
  renameSync(draft, file)
}

const SQLITE_BUSY = 5

function refusal(folder: string, cause: unknown): Error {
  if ((cause as { errcode?: number }).errcode !== SQLITE_BUSY) {
    return new DatabaseError('unsupported', `cannot lock the data folder ${folder}: ${(cause as Error).message}`, cause)
  }
  const owner = readOwner(folder)
  const who = owner
    ? `process ${owner.pid} on ${owner.host} since ${owner.since}${owner.address ? ` (${owner.address})` : ''}`
    : 'another process'
  return new DatabaseError(
    'in-use',
    `the data folder ${folder} is in use by ${who}; stop it first, ask it over HTTP, or use a PostgreSQL server for several processes`,
    cause,
  )
}
