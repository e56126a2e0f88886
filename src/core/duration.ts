import { z } from 'zod'

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const
const LONGEST_MS = 3650 * UNITS.d

/** A span of time as people write it, `30s`, `15m`, `2h`, `7d` or `0s`; becomes milliseconds. At most ten years. */
export const Duration = z.string().transform((text, context) => {
  const millis = parseDuration(text)
  if (millis === null) {
    context.addIssue({ code: 'custom', message: `not a duration: '${text}' (write 30s, 15m, 2h or 7d)` })
    return z.NEVER
  }
  return millis
})

/** Milliseconds of a duration text, or null when it is none. */
export function parseDuration(text: string): number | null {
  const match = /^(\d{1,9})(s|m|h|d)$/.exec(text)
  if (match === null) return null
  const millis = Number(match[1]) * UNITS[match[2] as keyof typeof UNITS]
  return millis <= LONGEST_MS ? millis : null
}

/** The shortest duration text with one unit that is exactly `millis` long, e.g. 900000 as `15m`; parts of a second round up. */
export function formatDuration(millis: number): string {
  const seconds = Math.ceil(millis / UNITS.s)
  for (const unit of ['d', 'h', 'm'] as const) {
    const size = UNITS[unit] / UNITS.s
    if (seconds >= size && seconds % size === 0) return `${seconds / size}${unit}`
  }
  return `${seconds}s`
}
