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
  every: '60s',
  credential: { env: 'OPENAI_API_KEY', header: 'Authorization', prefix: 'Bearer ' },
  enabled: false,
  notes: [
    'Off: a canary is a POST that names a model of yours and costs a token; it needs your key and your model.',
    'The fastest and only certain sign of a withdrawal: the error text said so plainly in June 2026.',
    'Two failures from two places before anything moves.',
  ],
})
