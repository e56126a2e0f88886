import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Zhipu AI: status',
  publisher: 'Zhipu AI',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.zhipuai.cn',
  dialect: 'page',
  every: '10m',
  enabled: false,
  follow: true,
  notes: ['Off: never seen to answer outside China.'],
})
