import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Canada Gazette, part II',
  publisher: 'Government of Canada',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'CA',
  topics: ['sanctions', 'export_control'],
  url: 'https://gazette.gc.ca/rss/p2-eng.xml',
  dialect: 'rss',
  every: '6h',
  expect: { silence: '45d' },
  notes: ['Regulations as enacted, every second Wednesday.'],
})
