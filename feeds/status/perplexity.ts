import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Perplexity: status',
  publisher: 'Perplexity',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.perplexity.com/api/v2/incidents.json',
  dialect: 'statuspage',
  every: '60s',
  expect: { minItems: 1, silence: '90d' },
  follow: true,
  notes: [
    'incident.io, in the shape of Statuspage: about twenty-five incidents, not all fields.',
    'Moved here from Instatus in 2026.',
  ],
})
