import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'GitHub: changelog',
  publisher: 'GitHub',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://github.blog/changelog/feed/',
  dialect: 'rss',
  every: '60m',
  expect: { minItems: 3, silence: '14d' },
})
