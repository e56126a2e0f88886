import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Alibaba Cloud: model retirement',
  publisher: 'Alibaba Cloud',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://www.alibabacloud.com/help/en/model-studio/model-depreciation',
  dialect: 'page',
  options: { select: ['article.product-description'], require: ['Deprecated models'] },
  every: '2h',
  notes: ["The vendor's own spelling of the address."],
})
