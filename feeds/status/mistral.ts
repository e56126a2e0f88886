import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Mistral AI: status',
  publisher: 'Mistral AI',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.mistral.ai/api/status-page/mistral-ai/unresolved-incidents',
  dialect: 'checkly',
  every: '2m',
  follow: true,
  notes: ['Checkly page, undocumented. Open incidents only: what is gone from a readable answer is over.'],
})
