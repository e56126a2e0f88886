import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'South China Morning Post: news',
  publisher: 'South China Morning Post',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://www.scmp.com/rss/91/feed/',
  dialect: 'rss',
  every: '30m',
  expect: { minItems: 5, silence: '3d' },
})
