import type { Context } from '../context.ts'

/** Jobs to nudge once a transaction is committed; never inside it. */
export interface Nudges {
  deliver: string[]
  enforce: string[]
}

/** Nudges everything that a committed change asks for. A nudge that is lost is made good by sweep. */
export async function nudgeAll(context: Context, nudges: Nudges): Promise<void> {
  if (nudges.deliver.length > 0) await context.nudgeMany('deliver', nudges.deliver)
  if (nudges.enforce.length > 0) await context.nudgeMany('enforce', nudges.enforce)
}

/** Adds up what several changes ask for. */
export function together(...parts: readonly Partial<Nudges>[]): Nudges {
  return {
    deliver: [...new Set(parts.flatMap((part) => part.deliver ?? []))],
    enforce: [...new Set(parts.flatMap((part) => part.enforce ?? []))],
  }
}
