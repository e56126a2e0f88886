import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Politico: politics',
  publisher: 'Politico',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://rss.politico.com/politics-news.xml',
  dialect: 'rss',
  every: '30m',
  expect: { minItems: 5, silence: '3d' },
})
