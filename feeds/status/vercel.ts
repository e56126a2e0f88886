import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Vercel: status',
  publisher: 'Vercel',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://www.vercel-status.com/api/v2/incidents.json',
  dialect: 'statuspage',
  every: '2m',
  expect: { minItems: 1, silence: '30d' },
  follow: true,
  notes: ['Atlassian Statuspage, public API v2: the fifty newest incidents.'],
})
