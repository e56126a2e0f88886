import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'EUR-Lex: Official Journal, L series: acts',
  publisher: 'European Union',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'EU',
  topics: ['export_control', 'sanctions', 'ai_regulation'],
  url: 'https://eur-lex.europa.eu/EN/display-feed.rss?rssId=222',
  dialect: 'eur-lex',
  every: '60m',
  expect: { silence: '14d' },
  notes: [
    'The site can answer 202 with an empty body: that is a failure, not an empty journal.',
    'Dual-use and sanctions regulations and acts under the AI Act.',
  ],
})
