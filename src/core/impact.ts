import { z } from 'zod'
import { IMPACTS } from './closed-lists.ts'

export { IMPACTS }

/** How much an item or event matters to somebody who depends on what it names. */
export const Impact = z.enum(IMPACTS)
export type Impact = z.infer<typeof Impact>

/** Position of an impact on the scale, 0 (`none`) to 4 (`critical`). */
export function impactRank(impact: Impact): number {
  return IMPACTS.indexOf(impact)
}

/** True when `impact` is `floor` or above it. */
export function atLeast(impact: Impact, floor: Impact): boolean {
  return impactRank(impact) >= impactRank(floor)
}

/** The highest of some impacts; `none` for an empty list. */
export function highest(impacts: readonly Impact[]): Impact {
  return impacts.reduce<Impact>((top, impact) => (atLeast(impact, top) ? impact : top), 'none')
}
