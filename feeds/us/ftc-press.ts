import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Federal Trade Commission: press releases',
  publisher: 'Federal Trade Commission',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['ai_regulation'],
  url: 'https://www.ftc.gov/feeds/press-release.xml',
  dialect: 'rss',
  every: '60m',
  expect: { minItems: 3, silence: '14d' },
})
