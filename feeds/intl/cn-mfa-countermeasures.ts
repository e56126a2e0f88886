import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Chinese foreign ministry: countermeasures',
  publisher: 'Ministry of Foreign Affairs (China)',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'CN',
  topics: ['sanctions'],
  url: 'https://www.mfa.gov.cn/web/wjb_673085/zfxxgk_674865/gknrlb/fzcqdcs/',
  dialect: 'html',
  options: { item: 'li:has(a[href*="/t20"])' },
  every: '3h',
  lang: 'zh',
  expect: { minItems: 1 },
  notes: ['Decisions under the Anti-Foreign Sanctions Law.'],
})
