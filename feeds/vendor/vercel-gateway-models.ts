import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Vercel AI Gateway: model list',
  publisher: 'Vercel',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://ai-gateway.vercel.sh/v1/models',
  dialect: 'models-list',
  every: '30m',
  notes: ['Public, no key.'],
})
