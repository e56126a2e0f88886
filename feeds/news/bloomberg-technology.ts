import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Bloomberg: technology',
  publisher: 'Bloomberg',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://feeds.bloomberg.com/technology/news.rss',
  dialect: 'rss',
  every: '15m',
  expect: { minItems: 5, silence: '3d' },
  notes: ['Headlines; the articles are behind a paywall.'],
})
