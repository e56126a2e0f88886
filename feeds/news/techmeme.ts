import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Techmeme',
  publisher: 'Techmeme',
  kind: 'news',
  authority: 'aggregator',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://www.techmeme.com/feed.xml',
  dialect: 'rss',
  every: '5m',
  expect: { minItems: 5, silence: '3d' },
  notes: ['Each entry points to another outlet, which is named in the title.'],
})
