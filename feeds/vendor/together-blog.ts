import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Together AI: blog',
  publisher: 'Together AI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://www.together.ai/blog/rss.xml',
  dialect: 'rss',
  every: '2h',
  expect: { minItems: 3, silence: '45d' },
})
