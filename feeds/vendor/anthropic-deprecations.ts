import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Anthropic: model deprecations',
  publisher: 'Anthropic',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://platform.claude.com/docs/en/about-claude/model-deprecations.md',
  dialect: 'markdown',
  options: { require: ['Deprecation downsides and mitigations'] },
  every: '60m',
  notes: ['Planned ends of life. It did not move when two models were withdrawn overnight in June 2026.'],
})
