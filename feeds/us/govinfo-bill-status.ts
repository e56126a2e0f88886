import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'govinfo: bill status batches',
  publisher: 'Government Publishing Office',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['ai_regulation'],
  url: 'https://www.govinfo.gov/rss/billstatus-batch.xml',
  dialect: 'rss',
  every: '4h',
  enabled: false,
  notes: ['Off: announces bulk files, not single bills.'],
})
