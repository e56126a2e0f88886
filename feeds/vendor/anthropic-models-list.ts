import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Anthropic: models of your key',
  publisher: 'Anthropic',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://api.anthropic.com/v1/models?limit=1000',
  dialect: 'models-list',
  every: '5m',
  credential: { env: 'ANTHROPIC_API_KEY', header: 'x-api-key' },
  enabled: false,
  notes: [
    'Off: the vendor also demands a header with the version of its API, which a source cannot send.',
    'The list of one organisation. It kept the withdrawn models for eighteen days in June 2026: a listing is no proof of access.',
  ],
})
