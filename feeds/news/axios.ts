import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Axios',
  publisher: 'Axios',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://api.axios.com/feed/',
  dialect: 'rss',
  every: '10m',
  expect: { minItems: 5, silence: '3d' },
})
