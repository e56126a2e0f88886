import { TocsinError } from './errors.ts'

const SECOND = 1000
/** Pause before the second, third, ... try, in milliseconds. Afterwards the row waits for sweep. */
const PAUSES = [1 * SECOND, 5 * SECOND, 25 * SECOND, 120 * SECOND]
const LONGEST = 3_600 * SECOND

/** How often the queue tries one job. */
export const ATTEMPTS = PAUSES.length + 1

/**
 * Milliseconds to wait after the `attempt`-th try failed with `error`, or -1 when trying again cannot help.
 * `Retry-After` is obeyed up to an hour; other pauses grow and vary by a fifth, so that a crowd does not come back at once.
 */
export function backoff(error: unknown, attempt: number, random: number): number {
  if (error instanceof TocsinError) {
    if (!error.retryable) return -1
    const asked = (error as { retryAfterMs?: number | null }).retryAfterMs
    if (typeof asked === 'number') return Math.min(Math.max(asked, 0), LONGEST)
  }
  const pause = PAUSES[Math.min(attempt, PAUSES.length) - 1] ?? PAUSES[0]!
  return Math.round(pause * (0.8 + 0.4 * random))
}
