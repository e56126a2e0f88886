import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'TechCrunch',
  publisher: 'TechCrunch',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://techcrunch.com/feed/',
  dialect: 'rss',
  every: '15m',
  expect: { minItems: 5, silence: '3d' },
})
