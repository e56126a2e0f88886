import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'xAI: models',
  publisher: 'xAI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://docs.x.ai/developers/models.md',
  dialect: 'markdown',
  every: '2h',
})
