import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Google Cloud: model versions and lifecycle',
  publisher: 'Google',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/model-versions',
  dialect: 'page',
  options: { require: ['Retired models'] },
  every: '60m',
  notes: ['The feed of the release notes has been frozen since March 2026.'],
})
