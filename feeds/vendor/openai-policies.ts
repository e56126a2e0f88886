import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OpenAI: policies',
  publisher: 'OpenAI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['terms'],
  url: 'https://openai.com/policies/',
  dialect: 'page',
  every: '6h',
  enabled: false,
  notes: ['Off: behind Cloudflare, which refuses robots.'],
})
