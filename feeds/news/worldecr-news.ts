import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'WorldECR: news',
  publisher: 'WorldECR',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://www.worldecr.com/news/feed/',
  dialect: 'rss',
  every: '2h',
  enabled: false,
  notes: ['Off: the address was never seen to work. Titles only; the articles need a subscription.'],
})
