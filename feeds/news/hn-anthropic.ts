import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Hacker News: Anthropic, over 20 points',
  publisher: 'Hacker News',
  kind: 'news',
  authority: 'aggregator',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://hn.algolia.com/api/v1/search_by_date?query=Anthropic&tags=story&numericFilters=points%3E20',
  dialect: 'hn-by-domain',
  every: '5m',
  expect: { minItems: 1, silence: '7d' },
  notes: ['Points and comments grow: they are the velocity of a story, not news.'],
})
