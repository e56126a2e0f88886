import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'models.dev: model database',
  publisher: 'models.dev',
  kind: 'vendor',
  authority: 'aggregator',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://models.dev/api.json',
  dialect: 'models-list',
  every: '6h',
  notes: ['Volunteers keep it; dates only.'],
})
