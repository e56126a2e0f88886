import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'The Wall Street Journal: US news',
  publisher: 'The Wall Street Journal',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://feeds.content.dowjones.io/public/rss/RSSUSnews',
  dialect: 'rss',
  every: '15m',
  expect: { minItems: 5, silence: '3d' },
  notes: ['Headlines; the articles are behind a paywall.'],
})
