import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Mistral AI: news',
  publisher: 'Mistral AI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://mistral.ai/news/rss',
  dialect: 'rss',
  every: '60m',
  expect: { minItems: 3, silence: '45d' },
  follow: true,
})
