import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Cerebras: status',
  publisher: 'Cerebras',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.cerebras.ai/api/v2/incidents.json',
  dialect: 'statuspage',
  every: '2m',
  expect: { minItems: 1, silence: '90d' },
  follow: true,
  notes: ['Atlassian Statuspage, public API v2: the fifty newest incidents.'],
})
