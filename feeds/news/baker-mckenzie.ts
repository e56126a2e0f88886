import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Baker McKenzie: sanctions and export controls',
  publisher: 'Baker McKenzie',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://sanctionsnews.bakermckenzie.com/feed/',
  dialect: 'rss',
  every: '2h',
  expect: { minItems: 3, silence: '30d' },
})
