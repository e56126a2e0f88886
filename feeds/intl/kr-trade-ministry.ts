import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Korea: trade ministry briefings',
  publisher: 'Ministry of Trade, Industry and Resources',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'KR',
  topics: ['export_control'],
  url: 'https://www.korea.kr/rss/dept_motir.xml',
  dialect: 'rss',
  every: '60m',
  lang: 'ko',
  expect: { silence: '7d' },
  notes: [
    'The ministry was renamed; the older address may go on answering without news.',
    'May answer Korean addresses only.',
  ],
})
