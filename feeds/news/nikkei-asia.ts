import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Nikkei Asia',
  publisher: 'Nikkei Asia',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://asia.nikkei.com/rss/feed/nar',
  dialect: 'rss',
  every: '15m',
  expect: { minItems: 5, silence: '3d' },
  notes: ['RSS 1.0; entries may lack dates.'],
})
