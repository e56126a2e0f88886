import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Groq: status',
  publisher: 'Groq',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://groqstatus.com/api/v2/incidents.json',
  dialect: 'statuspage',
  every: '60s',
  expect: { minItems: 1, silence: '90d' },
  follow: true,
  notes: ['incident.io, in the shape of Statuspage: about twenty-five incidents, not all fields.'],
})
