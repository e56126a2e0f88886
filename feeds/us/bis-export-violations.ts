import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Bureau of Industry and Security: export violations',
  publisher: 'Bureau of Industry and Security',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['export_control'],
  url: 'https://www.bis.gov/enforcement/export-violations',
  dialect: 'page',
  every: '8h',
  notes: ['Enforcement cases; used by a public sanctions crawler in August 2026.'],
})
