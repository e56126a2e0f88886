import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'deprecations.info: announced model deprecations',
  publisher: 'deprecations.info',
  kind: 'vendor',
  authority: 'aggregator',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://deprecations.info/v1/feed.json',
  dialect: 'json-feed',
  every: '6h',
  expect: { minItems: 5 },
  notes: ['Volunteers read nine vendors every day. It has no trace of the June 2026 withdrawal.'],
})
