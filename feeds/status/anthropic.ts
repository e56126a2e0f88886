import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Anthropic: status',
  publisher: 'Anthropic',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.claude.com/api/v2/incidents.json',
  dialect: 'statuspage',
  every: '30s',
  expect: { minItems: 10, silence: '14d' },
  follow: true,
  notes: [
    'Atlassian Statuspage, public API v2: the fifty newest incidents.',
    'In June 2026 the withdrawal of two models stood here first: impact minor, a bare link as text, components green again within the hour.',
  ],
})
