import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Mistral AI: models',
  publisher: 'Mistral AI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://docs.mistral.ai/models',
  dialect: 'page',
  options: { select: ['article[data-page-content="true"]'], require: ['Deprecated & retired models'] },
  every: '60m',
  notes: ['Deprecated and retired models stand at the end of the page.'],
})
