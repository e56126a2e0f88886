import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'TechCrunch: AI',
  publisher: 'TechCrunch',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://techcrunch.com/tag/artificial-intelligence/feed/',
  dialect: 'rss',
  every: '10m',
  expect: { minItems: 5, silence: '3d' },
})
