import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Cyberspace Administration of China',
  publisher: 'Cyberspace Administration of China',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'CN',
  topics: ['ai_regulation'],
  url: 'https://www.cac.gov.cn/index.htm',
  dialect: 'page',
  every: '3h',
  lang: 'zh',
  enabled: false,
  notes: ['Off: known to answer over plain HTTP only, slowly from abroad.'],
})
