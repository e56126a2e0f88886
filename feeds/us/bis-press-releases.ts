import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Bureau of Industry and Security: all press releases',
  publisher: 'Bureau of Industry and Security',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['export_control'],
  url: 'https://media.bis.gov/news-updates/all-press-releases',
  dialect: 'html',
  options: { item: 'a[href*="/press-release/"]', remove: ['time'] },
  every: '15m',
  expect: { minItems: 3, silence: '30d' },
  notes: ['Second address of the same releases, read in October 2026.'],
})
