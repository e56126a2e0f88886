import type { Reading } from '../vocabulary/reading.ts'

const MODEL = /(?:^|\n)[ *-]*model(?: id| name)?:[ *]*\S/i
const ENDS = /(?:^|\n)[ *-]*(?:shutdown|retirement|deprecation|end[- ]of[- ]life|eol) date:[ *]*20\d\d-\d\d/i

/** Whether a vendor's item is a record of a retirement: lines that name a model and the day on which it ends. */
export function isRetirementRecord({ item }: Reading): boolean {
  if (item.kind !== 'vendor') return false
  const text = item.text.slice(0, 4000)
  return MODEL.test(text) && ENDS.test(text)
}
