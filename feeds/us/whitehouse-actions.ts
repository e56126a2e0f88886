import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'White House: presidential actions',
  publisher: 'The White House',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['ai_regulation', 'export_control', 'sanctions'],
  url: 'https://www.whitehouse.gov/presidential-actions/feed/',
  dialect: 'rss',
  every: '5m',
  expect: { minItems: 5, silence: '14d' },
  notes: ['The validator moves without news: a 200 is no proof of a new item.', 'About 0.6 MB a fetch.'],
})
