import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Hacker News: export control',
  publisher: 'Hacker News',
  kind: 'news',
  authority: 'aggregator',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://hn.algolia.com/api/v1/search_by_date?query=%22export%20control%22&tags=story&hitsPerPage=50',
  dialect: 'hn-by-domain',
  every: '2m',
  expect: { minItems: 1, silence: '14d' },
  notes: ['Search of Algolia, no key, ten thousand requests an hour.'],
})
