import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Google News: export control and AI vendors',
  publisher: 'Google News',
  kind: 'news',
  authority: 'aggregator',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://news.google.com/rss/search?q=%22export+control%22+%28Anthropic+OR+OpenAI+OR+%22AI+model%22%29+when:1d&hl=en-US&gl=US&ceid=US:en',
  dialect: 'rss',
  options: { publisher: 'source' },
  every: '10m',
  enabled: false,
  notes: ['Off: no published terms for automated use, and cloud addresses are refused.'],
})
