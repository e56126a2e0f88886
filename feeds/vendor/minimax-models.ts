import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'MiniMax: model releases',
  publisher: 'MiniMax',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://platform.minimax.io/docs/release-notes/models.md',
  dialect: 'markdown',
  options: { items: 'section' },
  every: '2h',
})
