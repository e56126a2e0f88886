import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'The Verge: AI',
  publisher: 'The Verge',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://www.theverge.com/rss/ai-artificial-intelligence/index.xml',
  dialect: 'rss',
  every: '10m',
  expect: { minItems: 5, silence: '3d' },
})
