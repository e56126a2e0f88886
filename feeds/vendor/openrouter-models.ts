import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OpenRouter: model list',
  publisher: 'OpenRouter',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://openrouter.ai/api/v1/models',
  dialect: 'openrouter-models',
  every: '10m',
  notes: ['A model that leaves is not withdrawn, and one that stays is not available: both were seen in June 2026.'],
})
