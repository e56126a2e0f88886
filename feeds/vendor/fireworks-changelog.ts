import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Fireworks AI: changelog',
  publisher: 'Fireworks AI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://docs.fireworks.ai/updates/changelog.md',
  dialect: 'markdown',
  options: { items: 'section' },
  every: '2h',
})
