import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OFAC: Specially Designated Nationals',
  publisher: 'Office of Foreign Assets Control',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['sanctions'],
  url: 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.CSV',
  dialect: 'sanctions-list',
  options: { list: 'SDN list' },
  every: '2h',
  notes: [
    'No header row, `-0-` stands for nothing, rows are re-sorted between editions: rows are compared by their number.',
    'Redirects to object storage.',
  ],
})
