import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Ars Technica: technology lab',
  publisher: 'Ars Technica',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://feeds.arstechnica.com/arstechnica/technology-lab',
  dialect: 'rss',
  every: '10m',
  expect: { minItems: 5, silence: '3d' },
})
