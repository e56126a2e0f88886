import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Anthropic: canary call',
  publisher: 'Anthropic',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models', 'status'],
  url: 'https://api.anthropic.com/v1/messages',
  dialect: 'canary',
  options: { api: 'anthropic', model: 'claude-fable-5' },
  every: '5m',
  credential: { env: 'ANTHROPIC_API_KEY', header: 'x-api-key' },
  enabled: false,
  notes: [
    'Off: each call costs a token of yours; for another model configure a source of your own with the dialect canary.',
    'The fastest and only certain sign of a withdrawal: the error text said so plainly in June 2026.',
    'Two failures from two places before anything moves.',
  ],
})
