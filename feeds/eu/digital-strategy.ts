import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'European Commission: digital strategy and AI Office',
  publisher: 'European Commission',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'EU',
  topics: ['ai_regulation'],
  url: 'https://digital-strategy.ec.europa.eu/en/rss.xml',
  dialect: 'rss',
  every: '60m',
  expect: { minItems: 3, silence: '21d' },
  notes: ['Whole-site feed; was malformed XML for a time before March 2026.'],
})
