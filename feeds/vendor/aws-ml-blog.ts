import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'AWS: machine learning blog',
  publisher: 'Amazon Web Services',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://aws.amazon.com/blogs/machine-learning/feed/',
  dialect: 'rss',
  every: '60m',
  expect: { minItems: 5, silence: '14d' },
})
