import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'MOFCOM: security and control notices',
  publisher: 'Ministry of Commerce (China)',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'CN',
  topics: ['export_control', 'sanctions'],
  url: 'https://aqygzj.mofcom.gov.cn/api-gateway/jpaas-publish-server/front/page/build/unit?webId=b28941ad4e064442856787562c9a4961&pageId=79d6d2c4e44d458180d37dd4f0996645&tagId=%E4%BF%A1%E6%81%AF%E5%88%97%E8%A1%A8&tplSetId=DDBav9QvwJVbs9iznQVmO&parseType=bulidstatic&pageType=column&paramJson=%7B%22pageNo%22%3A1%2C%22pageSize%22%3A99999%7D',
  dialect: 'mofcom',
  every: '60m',
  lang: 'zh',
  expect: { minItems: 3, silence: '60d' },
  notes: [
    "JSON around a piece of HTML; the misspelling in the address is the server's.",
    'One notice stands on several lists under different addresses: the announcement number is its identity.',
  ],
})
