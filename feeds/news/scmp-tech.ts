import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'South China Morning Post: tech',
  publisher: 'South China Morning Post',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://www.scmp.com/rss/36/feed',
  dialect: 'rss',
  every: '15m',
  expect: { minItems: 5, silence: '3d' },
})
