import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Department of Justice: National Security Division',
  publisher: 'Department of Justice',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['export_control', 'sanctions'],
  url: 'https://www.justice.gov/feeds/justice-news.xml?type=All&component%5B436%5D=436&organization=All',
  dialect: 'rss',
  every: '30m',
  expect: { minItems: 5, silence: '21d' },
  notes: ['Articles stand behind a bot challenge: the feed only.'],
})
