import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Gemini API: models of your key',
  publisher: 'Google',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://generativelanguage.googleapis.com/v1beta/models?pageSize=1000',
  dialect: 'models-list',
  every: '15m',
  credential: { env: 'GEMINI_API_KEY', header: 'x-goog-api-key' },
  notes: ['A listing is no proof of access.'],
})
