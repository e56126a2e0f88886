import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'DeepSeek: change log',
  publisher: 'DeepSeek',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://api-docs.deepseek.com/updates/',
  dialect: 'page',
  options: { require: ['Change Log'] },
  every: '2h',
})
