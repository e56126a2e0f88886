import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OpenRouter: status',
  publisher: 'OpenRouter',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.openrouter.ai/incidents.rss',
  dialect: 'rss',
  every: '2m',
  follow: true,
  notes: ['OnlineOrNot page.'],
})
