import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'GDELT: export control and AI',
  publisher: 'GDELT',
  kind: 'news',
  authority: 'aggregator',
  jurisdiction: null,
  topics: ['export_control', 'ai_regulation'],
  url: 'https://api.gdeltproject.org/api/v2/doc/doc?query=%22export%20control%22%20%22artificial%20intelligence%22&mode=artlist&format=json&timespan=1h&maxrecords=75&sort=datedesc',
  dialect: 'gdelt',
  every: '15m',
  expect: { silence: '7d' },
  notes: [
    'Errors are plain text with status 200.',
    'Wire copies under many domains: each outlet is named, none is original by itself.',
  ],
})
