import { z } from 'zod'
import { defineDialect } from '../source.ts'
import { checkOptions } from './_json.ts'
import { modelChanges } from './_model-changes.ts'
import { readModels } from './_models.ts'
import { readPrevious } from './_previous.ts'

const Options = z.strictObject({
  /** Ids that say nothing, as globs; by default free variants and aliases that only redirect. */
  ignore: z.array(z.string().min(1)).default(['*:free', '~*']),
  /** Further fields, by dotted path, whose changes are items: `pricing.prompt`, `top_provider.context_length`. */
  watch: z.array(z.string().min(1)).default([]),
})

export default defineDialect({
  describe: "OpenRouter's list of models: models added and removed by vendor, expiration dates",
  compares: true,
  accept: 'application/json',
  parse(payload, given, previous) {
    const options = checkOptions(Options, given)
    const models = readModels(payload)
    const before = readPrevious(previous, readModels)
    if (previous === null || before === null) return []
    return modelChanges(before, models, { ...options, byVendor: true }, payload, previous.at)
  },
})
