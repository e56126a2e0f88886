import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'NVIDIA NGC: status',
  publisher: 'NVIDIA',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.ngc.nvidia.com/api/v2/incidents.json',
  dialect: 'statuspage',
  every: '5m',
  expect: { minItems: 1, silence: '90d' },
  follow: true,
  notes: [
    'Atlassian Statuspage, public API v2: the fifty newest incidents.',
    'The headline can be red for another product: the components of the incident count.',
  ],
})
