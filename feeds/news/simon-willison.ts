import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Simon Willison',
  publisher: 'Simon Willison',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://simonwillison.net/atom/everything/',
  dialect: 'rss',
  every: '15m',
  expect: { minItems: 5, silence: '3d' },
})
