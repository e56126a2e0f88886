import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'METI: news releases',
  publisher: 'Ministry of Economy, Trade and Industry',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'JP',
  topics: ['export_control'],
  url: 'https://www.meti.go.jp/ml_index_release_atom.xml',
  dialect: 'rss',
  every: '30m',
  lang: 'ja',
  expect: { minItems: 5, silence: '7d' },
  notes: ['Japanese only; the English feed answered 403.'],
})
