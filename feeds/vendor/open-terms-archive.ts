import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Open Terms Archive: terms of AI services',
  publisher: 'Open Terms Archive',
  kind: 'vendor',
  authority: 'aggregator',
  jurisdiction: null,
  topics: ['terms'],
  url: 'https://github.com/OpenTermsArchive/genai-contrib-versions/commits/main.atom',
  dialect: 'rss',
  every: '3h',
  expect: { minItems: 5, silence: '7d' },
  notes: ['One commit per changed document. Technical upgrades and ids inside links make false changes.'],
})
