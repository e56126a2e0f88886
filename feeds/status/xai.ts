import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'xAI: status',
  publisher: 'xAI',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.x.ai/feed.xml',
  dialect: 'rss',
  every: '2m',
  follow: true,
  notes: ['The page refuses robots, the feed does not.'],
})
