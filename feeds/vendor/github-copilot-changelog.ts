import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'GitHub: Copilot changelog',
  publisher: 'GitHub',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://github.blog/changelog/label/copilot/feed/',
  dialect: 'rss',
  every: '30m',
  expect: { minItems: 3, silence: '21d' },
  notes: ['Model retirements in Copilot are announced here.'],
})
