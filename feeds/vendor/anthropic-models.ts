import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Anthropic: models overview',
  publisher: 'Anthropic',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://platform.claude.com/docs/en/about-claude/models/overview.md',
  dialect: 'markdown',
  options: { require: ['Choosing a model'] },
  every: '60m',
})
