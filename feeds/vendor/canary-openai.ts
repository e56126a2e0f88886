import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OpenAI: canary call',
  publisher: 'OpenAI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models', 'status'],
  url: 'https://api.openai.com/v1/chat/completions',
  dialect: 'canary',
  options: { api: 'openai', model: 'gpt-5.5' },
  every: '5m',
  credential: { env: 'OPENAI_API_KEY', header: 'Authorization', prefix: 'Bearer ' },
  enabled: false,
  notes: [
    'Off: each call costs a token of yours; for another model configure a source of your own with the dialect canary.',
    'The fastest and only certain sign of a withdrawal: the error text said so plainly in June 2026.',
    'Two failures from two places before anything moves.',
  ],
})
