import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Politico: technology',
  publisher: 'Politico',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://rss.politico.com/technology.xml',
  dialect: 'rss',
  every: '15m',
  expect: { minItems: 5, silence: '3d' },
})
