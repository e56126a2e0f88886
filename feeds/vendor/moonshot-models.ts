import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Moonshot AI: models',
  publisher: 'Moonshot AI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://platform.kimi.ai/docs/models.md',
  dialect: 'markdown',
  every: '2h',
})
