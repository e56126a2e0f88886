import { z } from 'zod'
import { defineDialect } from '../source.ts'
import { checkOptions } from './_json.ts'
import { modelChanges } from './_model-changes.ts'
import { readModels } from './_models.ts'
import { readPrevious } from './_previous.ts'

const Options = z.strictObject({
  /** Ids that say nothing, as globs. */
  ignore: z.array(z.string().min(1)).default([]),
  /** Further fields, by dotted path, whose changes are items: `pricing.input`, `context_length`. */
  watch: z.array(z.string().min(1)).default([]),
})

export default defineDialect({
  describe: 'List of models (/v1/models and its relatives): models added and removed, shutdown dates',
  compares: true,
  accept: 'application/json',
  parse(payload, given, previous) {
    const options = checkOptions(Options, given)
    const models = readModels(payload)
    const before = readPrevious(previous, readModels)
    if (previous === null || before === null) return []
    return modelChanges(before, models, { ...options, byVendor: false }, payload, previous.at)
  },
})
