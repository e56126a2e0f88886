import { defineDialect } from '../source.ts'
import { modelListDrafts } from './_model-list.ts'

// Free variants come and go, and `~vendor/x-latest` only redirects.
const HABIT = { ignore: ['*:free', '~*'], byVendor: true }

export default defineDialect({
  describe: "OpenRouter's list of models: models added and removed by vendor, expiration dates",
  compares: true,
  accept: 'application/json',
  parse: (payload, options, previous) => modelListDrafts(payload, options, previous, HABIT),
})
