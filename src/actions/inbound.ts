import type { Context } from '../context.ts'
import { pollSoon, readSource } from '../db/sources.ts'
import { InputError } from '../errors.ts'

/** Pushes closer together than this are one: nobody can make us hammer a source. */
const QUIET_MS = 10_000

/** A source says that it has news: it is polled now instead of at its time. @throws InputError when there is none. */
export async function receivePush(context: Context, source: string): Promise<void> {
  if (!context.sources.has(source)) throw new InputError('not-found', `no source ${source}`)
  const now = context.now()
  const known = await readSource(context.db.kysely, source)
  const checkedAt = known?.state.checkedAt ?? null
  if (checkedAt !== null && now.getTime() - Date.parse(checkedAt) < QUIET_MS) return
  await pollSoon(context.db.kysely, source, now.toISOString(), 'its publisher pushed')
  await context.nudge('tick')
}
