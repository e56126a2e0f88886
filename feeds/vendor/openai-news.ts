import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OpenAI: news',
  publisher: 'OpenAI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models', 'terms'],
  url: 'https://openai.com/news/rss.xml',
  dialect: 'rss',
  every: '10m',
  expect: { minItems: 3, silence: '14d' },
  follow: true,
})
