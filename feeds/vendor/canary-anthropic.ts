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
  every: '60s',
  credential: { env: 'ANTHROPIC_API_KEY', header: 'x-api-key' },
  enabled: false,
  notes: [
    'Off: a canary is a POST that names a model of yours and costs a token; it needs your key and your model.',
    'The fastest and only certain sign of a withdrawal: the error text said so plainly in June 2026.',
    'Two failures from two places before anything moves.',
  ],
})
