import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Global Trade and Sanctions Law',
  publisher: 'Global Trade and Sanctions Law',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://www.globaltradeandsanctionslaw.com/feed/',
  dialect: 'rss',
  every: '2h',
  expect: { minItems: 3, silence: '30d' },
  notes: ['Seen in code only: a feed that never fills will ring by its silence.'],
})
