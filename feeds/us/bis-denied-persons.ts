import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Bureau of Industry and Security: denied persons',
  publisher: 'Bureau of Industry and Security',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['export_control'],
  url: 'https://www.bis.gov/licensing/end-user-guidance/denied-persons-list-dpl',
  dialect: 'page',
  every: '8h',
  notes: ['The page links a dated CSV file whose name changes with each edition, so the page itself is watched.'],
})
