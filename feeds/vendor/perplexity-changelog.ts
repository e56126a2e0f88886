import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Perplexity: changelog',
  publisher: 'Perplexity',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://docs.perplexity.ai/docs/resources/changelog.md',
  dialect: 'markdown',
  options: { items: 'section' },
  every: '2h',
})
