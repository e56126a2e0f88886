import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Google News: CSIS on technology',
  publisher: 'Google News',
  kind: 'news',
  authority: 'aggregator',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://news.google.com/rss/search?q=site:csis.org+technology+OR+AI+when:14d&hl=en-US&gl=US&ceid=US:en',
  dialect: 'rss',
  options: { publisher: 'source' },
  every: '10m',
  enabled: false,
  notes: ['Off: no published terms for automated use, and cloud addresses are refused.'],
})
