import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Singapore Customs: strategic goods control',
  publisher: 'Singapore Customs',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'SG',
  topics: ['export_control'],
  url: 'https://www.customs.gov.sg/businesses/strategic-goods-control/',
  dialect: 'page',
  every: '1d',
  enabled: false,
  notes: ['Off: the path comes from the source of an older site.'],
})
