import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Azure status',
  publisher: 'Microsoft',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://azure.status.microsoft/en-us/status/feed/',
  dialect: 'azure-status',
  every: '2m',
  follow: true,
  notes: ['Only wide incidents are published; a channel without items is health.'],
})
