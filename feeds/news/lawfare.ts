import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Lawfare',
  publisher: 'Lawfare',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://www.lawfaremedia.org/feeds/articles',
  dialect: 'rss',
  every: '30m',
  expect: { minItems: 3, silence: '10d' },
  notes: ['The shorter address of the feed answers 403.'],
})
