import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Government of the Netherlands: news',
  publisher: 'Government of the Netherlands',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'NL',
  topics: ['export_control'],
  url: 'https://www.rijksoverheid.nl/api/rss?query=%7B%22filters%22%3A%5B%7B%22field%22%3A%22content_type%22%2C%22values%22%3A%5B%22pro%3AnewsDocument%22%5D%2C%22type%22%3A%22all%22%7D%5D%2C%22resultSearchTerm%22%3A%22%22%7D',
  dialect: 'rss',
  every: '60m',
  lang: 'nl',
  expect: { minItems: 3, silence: '7d' },
  notes: ['Home of the licence rules for lithography tools. The old feeds host is gone since June 2026.'],
})
