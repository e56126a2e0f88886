import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'govinfo: bill texts',
  publisher: 'Government Publishing Office',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['export_control', 'ai_regulation'],
  url: 'https://www.govinfo.gov/rss/bills.xml',
  dialect: 'rss',
  every: '60m',
  expect: { minItems: 5, silence: '30d' },
  notes: ['The way to bills without a key.'],
})
