import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Moonshot AI: status',
  publisher: 'Moonshot AI',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.moonshot.cn/api/v2/incidents.json',
  dialect: 'statuspage',
  every: '2m',
  lang: 'zh',
  expect: { minItems: 1, silence: '90d' },
  follow: true,
  notes: [
    'Atlassian Statuspage, public API v2: the fifty newest incidents.',
    'An automatic monitor opens many short incidents and calls them critical.',
  ],
})
