import { defineDialect } from '../source.ts'
import { modelListDrafts } from './_model-list.ts'

export default defineDialect({
  describe: 'List of models (/v1/models and its relatives): models added and removed, shutdown dates',
  speaker: { kind: 'vendor', authority: 'vendor' },
  compares: true,
  accept: 'application/json',
  parse: (payload, options, previous) => modelListDrafts(payload, options, previous, { ignore: [], byVendor: false }),
})
