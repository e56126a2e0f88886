import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'MiniMax: status',
  publisher: 'MiniMax',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.minimax.io/api/v2/incidents.json',
  dialect: 'statuspage',
  every: '2m',
  expect: { minItems: 1, silence: '90d' },
  follow: true,
  notes: [
    'Atlassian Statuspage, public API v2: the fifty newest incidents.',
    'The international page; the mainland has one of its own.',
  ],
})
