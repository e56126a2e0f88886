import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OFAC: consolidated non-SDN list',
  publisher: 'Office of Foreign Assets Control',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['sanctions'],
  url: 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/CONS_PRIM.CSV',
  dialect: 'sanctions-list',
  options: { list: 'OFAC consolidated list' },
  every: '2h',
  notes: ['Same columns as the SDN list.'],
})
