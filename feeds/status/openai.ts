import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OpenAI: status',
  publisher: 'OpenAI',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.openai.com/api/v2/incidents.json',
  dialect: 'statuspage',
  every: '60s',
  expect: { minItems: 5, silence: '21d' },
  follow: true,
  notes: [
    'incident.io, in the shape of Statuspage: about twenty-five incidents, not all fields.',
    'Asks for an honest user agent: browsers get HTML.',
  ],
})
