import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'DigitalOcean: status',
  publisher: 'DigitalOcean',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.digitalocean.com/api/v2/incidents.json',
  dialect: 'statuspage',
  every: '5m',
  expect: { minItems: 1, silence: '30d' },
  follow: true,
  notes: [
    'Atlassian Statuspage, public API v2: the fifty newest incidents.',
    'Host of GPU machines and of an inference service.',
  ],
})
