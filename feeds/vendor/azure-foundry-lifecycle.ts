import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Azure AI Foundry: model retirements',
  publisher: 'Microsoft',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://learn.microsoft.com/en-us/azure/ai-foundry/concepts/model-lifecycle-retirement',
  dialect: 'page',
  every: '6h',
})
