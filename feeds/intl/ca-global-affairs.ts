import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Global Affairs Canada: news',
  publisher: 'Global Affairs Canada',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'CA',
  topics: ['sanctions', 'export_control'],
  url: 'https://api.io.canada.ca/io-server/gc/news/en/v2?dept=departmentofforeignaffairstradeanddevelopment&sort=publishedDate&orderBy=desc&pick=50&format=atom',
  dialect: 'rss',
  every: '30m',
  expect: { minItems: 10, silence: '7d' },
})
