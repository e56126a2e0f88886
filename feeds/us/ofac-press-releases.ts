import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OFAC: press releases',
  publisher: 'Office of Foreign Assets Control',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['sanctions'],
  url: 'https://ofac.treasury.gov/press-releases',
  dialect: 'html',
  options: { item: 'a[href*="/news/press-releases/"]', remove: ['time'] },
  every: '30m',
  expect: { minItems: 3, silence: '30d' },
  notes: ['Links lead to the Treasury newsroom, whose robots file shuts crawlers out: titles only.'],
})
