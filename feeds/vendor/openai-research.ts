import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OpenAI: research',
  publisher: 'OpenAI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models', 'terms'],
  url: 'https://openai.com/blog/rss.xml',
  dialect: 'rss',
  every: '60m',
  expect: { minItems: 3 },
  follow: true,
})
