import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Zhipu AI: release notes',
  publisher: 'Zhipu AI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://docs.z.ai/release-notes/new-released.md',
  dialect: 'markdown',
  options: { items: 'section' },
  every: '2h',
})
