import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Financial Times',
  publisher: 'Financial Times',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://www.ft.com/rss/home',
  dialect: 'rss',
  every: '15m',
  expect: { minItems: 5, silence: '3d' },
  notes: ['Headlines; the articles are behind a paywall.'],
})
