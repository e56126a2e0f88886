import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'GitHub: status',
  publisher: 'GitHub',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://www.githubstatus.com/api/v2/incidents.json',
  dialect: 'statuspage',
  every: '2m',
  expect: { minItems: 1, silence: '21d' },
  follow: true,
  notes: [
    'Atlassian Statuspage, public API v2: the fifty newest incidents.',
    'Copilot is a component of its own; GitHub Models is not.',
  ],
})
