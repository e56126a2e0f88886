import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Just Security',
  publisher: 'Just Security',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://www.justsecurity.org/feed/',
  dialect: 'rss',
  every: '30m',
  expect: { minItems: 3, silence: '10d' },
})
