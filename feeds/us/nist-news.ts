import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'NIST: news',
  publisher: 'National Institute of Standards and Technology',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['ai_regulation'],
  url: 'https://www.nist.gov/news-events/news/rss.xml',
  dialect: 'rss',
  every: '60m',
  expect: { minItems: 5, silence: '14d' },
})
