import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'AWS: what is new',
  publisher: 'Amazon Web Services',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://aws.amazon.com/about-aws/whats-new/recent/feed/',
  dialect: 'rss',
  every: '30m',
  expect: { minItems: 20, silence: '7d' },
})
