import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'European Commission: press corner',
  publisher: 'European Commission',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'EU',
  topics: ['ai_regulation', 'export_control', 'sanctions'],
  url: 'https://ec.europa.eu/commission/presscorner/api/rss?language=en',
  dialect: 'rss',
  every: '30m',
  expect: { minItems: 3, silence: '7d' },
  notes: ['Ten items and no filters: a slower rhythm loses items.'],
})
