import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import type { DialectOptions, Payload } from '../source.ts'
import { checkOptions } from './_json.ts'
import { modelChanges } from './_model-changes.ts'
import { readModels } from './_models.ts'
import { readPrevious } from './_previous.ts'

const Options = z.strictObject({
  /** Ids that say nothing, as globs. */
  ignore: z.array(z.string().min(1)).optional(),
  /** Further fields, by dotted path, whose changes are items: `pricing.input`, `context_length`. */
  watch: z.array(z.string().min(1)).default([]),
})

/** How a list is watched unless its source says otherwise. */
export interface ListHabit {
  ignore: readonly string[]
  byVendor: boolean
}

/** Drafts for what changed between two readings of a list of models; the first reading is the baseline. */
export function modelListDrafts(
  payload: Payload,
  given: DialectOptions,
  previous: Payload | null,
  habit: ListHabit,
): Draft[] {
  const { ignore = habit.ignore, watch } = checkOptions(Options, given)
  const models = readModels(payload)
  const before = readPrevious(previous, readModels)
  if (previous === null || before === null) return []
  return modelChanges(before, models, { ignore, watch, byVendor: habit.byVendor }, payload, previous.at)
}
