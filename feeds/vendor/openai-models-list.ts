import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OpenAI: models of your key',
  publisher: 'OpenAI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://api.openai.com/v1/models',
  dialect: 'models-list',
  every: '5m',
  credential: { env: 'OPENAI_API_KEY', header: 'Authorization', prefix: 'Bearer ' },
  notes: ['The list of one organisation or project; a listing is no proof of access.'],
})
