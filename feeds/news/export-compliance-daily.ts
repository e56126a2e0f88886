import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Export Compliance Daily',
  publisher: 'Export Compliance Daily',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://www.exportcompliancedaily.com/rss/',
  dialect: 'rss',
  every: '2h',
  enabled: false,
  notes: ['Off: the address was never seen to work. Titles only; the articles need a subscription.'],
})
