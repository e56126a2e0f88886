import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Cohere: deprecations',
  publisher: 'Cohere',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://docs.cohere.com/docs/deprecations.md',
  dialect: 'markdown',
  every: '2h',
})
