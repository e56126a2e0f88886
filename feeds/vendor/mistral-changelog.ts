import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Mistral AI: changelog',
  publisher: 'Mistral AI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://docs.mistral.ai/getting-started/changelog/',
  dialect: 'page',
  every: '60m',
})
