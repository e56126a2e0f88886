import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Azure: updates',
  publisher: 'Microsoft',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://www.microsoft.com/releasecommunications/api/v2/azure/rss',
  dialect: 'rss',
  every: '60m',
  expect: { minItems: 10, silence: '14d' },
  notes: ['Retirements are marked in the title.'],
})
