import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Google Cloud: partner model deprecations',
  publisher: 'Google',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://docs.cloud.google.com/vertex-ai/generative-ai/docs/deprecations/partner-models',
  dialect: 'page',
  every: '60m',
  notes: ["Other vendors' models as served by Google."],
})
