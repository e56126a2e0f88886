import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'CSET',
  publisher: 'Center for Security and Emerging Technology',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://cset.georgetown.edu/feed/',
  dialect: 'rss',
  every: '2h',
  expect: { minItems: 3, silence: '30d' },
})
