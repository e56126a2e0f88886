import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'METI: foreign end user list',
  publisher: 'Ministry of Economy, Trade and Industry',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'JP',
  topics: ['export_control'],
  url: 'https://www.meti.go.jp/english/policy/external_economy/trade_control/index.html',
  dialect: 'page',
  every: '1d',
  notes: ['The list is a PDF; the page says when there is a new one.'],
})
