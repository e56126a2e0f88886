import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Bureau of Industry and Security: news updates',
  publisher: 'Bureau of Industry and Security',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['export_control'],
  url: 'https://www.bis.gov/news-updates',
  dialect: 'html',
  options: { item: 'a[href*="/press-release/"]', remove: ['time'] },
  every: '5m',
  expect: { minItems: 3, silence: '30d' },
  notes: [
    'No feed: the usual feed addresses answered 404 in September 2026.',
    'Letters to single companies appear here only when the agency chooses to tell.',
  ],
})
