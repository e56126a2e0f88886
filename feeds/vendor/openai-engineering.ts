import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OpenAI: engineering',
  publisher: 'OpenAI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models', 'terms'],
  url: 'https://openai.com/news/engineering/rss.xml',
  dialect: 'rss',
  every: '60m',
  expect: { minItems: 3 },
  follow: true,
})
