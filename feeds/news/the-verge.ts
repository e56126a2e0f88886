import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'The Verge',
  publisher: 'The Verge',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://www.theverge.com/rss/index.xml',
  dialect: 'rss',
  every: '15m',
  expect: { minItems: 5, silence: '3d' },
})
