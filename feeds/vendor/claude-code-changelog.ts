import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Claude Code: changelog',
  publisher: 'Anthropic',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://code.claude.com/docs/en/changelog/rss.xml',
  dialect: 'rss',
  every: '60m',
  expect: { minItems: 3, silence: '30d' },
})
