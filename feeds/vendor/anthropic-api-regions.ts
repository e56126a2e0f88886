import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Anthropic: API regions',
  publisher: 'Anthropic',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['regions'],
  url: 'https://platform.claude.com/docs/en/api/supported-regions.md',
  dialect: 'markdown',
  every: '60m',
  notes: ['Documentation is served as Markdown when `.md` is added to the path.'],
})
