import type { Context } from '../context.ts'
import { append } from '../db/audit.ts'
import { lockStream, saveStream } from '../db/directives.ts'
import { InputError } from '../errors.ts'
import { recompile } from './directive.ts'
import { nudgeAll } from './nudges.ts'

/** Stops all automatic enforcement, or ends the stop. Restrictions in force stay as they are. */
export async function setHalted(context: Context, actor: string, halted: boolean, reason: string): Promise<void> {
  const now = context.now()
  const at = now.toISOString()
  const nudges = await context.db.transact(async (tx) => {
    const head = await lockStream(tx, context.stream)
    if (head.halted === halted) throw new InputError('conflict', halted ? 'already halted' : 'not halted')
    const action = halted ? 'enforcement.halted' : 'enforcement.resumed'
    await append(tx, { at, actor, action, entity: context.stream, data: { reason } })
    await saveStream(tx, context.stream, { generation: head.generation, halted, at })
    return recompile(tx, context, { actor }, now)
  })
  await nudgeAll(context, nudges)
}
