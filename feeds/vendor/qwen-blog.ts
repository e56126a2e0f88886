import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Qwen: blog',
  publisher: 'Alibaba Cloud',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://qwenlm.github.io/blog/index.xml',
  dialect: 'rss',
  every: '2h',
  expect: { minItems: 3 },
})
