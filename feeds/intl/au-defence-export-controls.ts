import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Australia: defence export controls',
  publisher: 'Department of Defence (Australia)',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'AU',
  topics: ['export_control'],
  url: 'https://www.defence.gov.au/business-industry/exporting',
  dialect: 'page',
  every: '12h',
  enabled: false,
  notes: ['Off: no feed, and no record that the page answers robots.'],
})
