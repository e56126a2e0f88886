import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Wassenaar Arrangement',
  publisher: 'Wassenaar Arrangement Secretariat',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'INT',
  topics: ['export_control'],
  url: 'https://www.wassenaar.org/',
  dialect: 'page',
  every: '1d',
  enabled: false,
  notes: ['Off: no feed found; control lists change once a year in December.'],
})
