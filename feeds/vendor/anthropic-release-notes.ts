import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Anthropic: platform release notes',
  publisher: 'Anthropic',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://platform.claude.com/docs/en/release-notes/overview.md',
  dialect: 'markdown',
  options: { items: 'section' },
  every: '60m',
})
