import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Cohere: models',
  publisher: 'Cohere',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://docs.cohere.com/docs/models.md',
  dialect: 'markdown',
  every: '2h',
})
