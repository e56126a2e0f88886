import { z } from 'zod'
import { Instant } from './item.ts'
import { Matcher, type MatchSubject, matches } from './matcher.ts'

/** A person's decision not to be told about something for a while. It mutes alerts, never restrictions. */
export const Silence = z.strictObject({
  id: z.string().min(1),
  match: Matcher.refine((match) => Object.keys(match).length > 0, 'an empty matcher would silence everything'),
  until: Instant,
  reason: z.string().trim().min(1, 'a silence needs a reason').max(500),
  /** Who asked for it: `user:ann`. */
  by: z.string().min(1),
})
export type Silence = z.infer<typeof Silence>

/** The first silence that covers an event now, with what matched, or null. */
export function silencedBy(
  silences: readonly Silence[],
  subject: MatchSubject,
  now: Date,
): { silence: Silence; because: string[] } | null {
  for (const silence of silences) {
    if (Date.parse(silence.until) <= now.getTime()) continue
    const { matched, because } = matches(silence.match, subject)
    if (matched) return { silence, because }
  }
  return null
}
