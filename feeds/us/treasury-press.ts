import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Treasury: press releases',
  publisher: 'Department of the Treasury',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['sanctions'],
  url: 'https://home.treasury.gov/rss.xml',
  dialect: 'rss',
  every: '60m',
  enabled: false,
  notes: ['Off: reports about this address contradict each other, and the robots file shuts out the newsroom.'],
})
