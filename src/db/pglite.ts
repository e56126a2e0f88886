import { fsyncSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { DatabaseError } from '../errors.ts'
import { type DatabaseSettings, type EngineRoom, QUEUE_SCHEMA } from './engine.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { createPglitePool } from './pglite-pool.ts'

/** Inside the data folder, beside the lock: PostgreSQL wants its own folder to itself. */
const CLUSTER = 'pglite'

/** Starts the embedded engine in memory or on a folder that this process then owns. */
export async function openPglite(place: string, schema: string, settings: DatabaseSettings): Promise<EngineRoom> {
  if (place === '')
    throw new DatabaseError(
      'unsupported',
      'database address pglite: names no folder; use pglite:./data or pglite:memory',
    )
  const memory = place === 'memory'
  const lock = memory ? null : lockFolder(resolve(place), settings.address ?? null)
  let db: PGlite
  try {
    db = memory ? await openMemory(settings.template) : await openCluster(join(resolve(place), CLUSTER))
    await db.exec("set timezone to 'UTC'; set datestyle to 'ISO'; set intervalstyle to 'postgres'")
  } catch (cause) {
    lock?.release()
    throw new DatabaseError('unsupported', `cannot open pglite:${place}: ${(cause as Error).message}`, cause)
  }
  return room(db, schema, lock, settings)
}

function room(db: PGlite, schema: string, lock: FolderLock | null, settings: DatabaseSettings): EngineRoom {
  const onLost = (error: Error) => settings.onLost?.(error)
  const pool = createPglitePool(db, { searchPath: schema, onLost })
  const queue = pool.view(QUEUE_SCHEMA, { lasting: false }) // its rows are nudges: sweep brings back what a crash loses
  return {
    engine: 'pglite',
    pool,
    queuePool: () => queue,
    insideTransaction: pool.insideTransaction,
    announce: (address) => lock?.announce(address),
    async close() {
      await pool.end()
      await db.close()
      lock?.release()
    },
  }
}

function openMemory(template: Blob | undefined): Promise<PGlite> {
  return PGlite.create({ dataDir: 'memory://', ...(template ? { loadDataDir: template } : {}) })
}

/**
 * A cluster on disk that is on disk: PGlite starts with fsync off and its file system ignores the call, so a commit would
 * only reach the page cache and a power cut could lose acknowledged rows. Both are put right here.
 */
async function openCluster(folder: string): Promise<PGlite> {
  const startParams = [
    ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
    '-c',
    'wal_sync_method=fsync',
  ]
  const db = await PGlite.create({ dataDir: folder, startParams })
  const { NODEFS } = db.Module as unknown as {
    NODEFS: { stream_ops: { fsync?: (stream: { nfd?: number }) => number } }
  }
  NODEFS.stream_ops.fsync = ({ nfd }) => {
    if (nfd !== undefined) fsyncSync(nfd)
    return 0
  }
  return db
}
