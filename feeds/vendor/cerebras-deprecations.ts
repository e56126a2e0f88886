import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Cerebras: deprecations',
  publisher: 'Cerebras',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://inference-docs.cerebras.ai/support/deprecation.md',
  dialect: 'markdown',
  every: '2h',
})
