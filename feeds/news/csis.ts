import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'CSIS',
  publisher: 'Center for Strategic and International Studies',
  kind: 'news',
  authority: 'press',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://www.csis.org/rss.xml',
  dialect: 'rss',
  every: '2h',
  expect: { minItems: 3, silence: '30d' },
  notes: ['Others read it through a news search, which hints at trouble with this address.'],
})
