import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'AWS Health: Bedrock events',
  publisher: 'Amazon Web Services',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://health.aws.amazon.com/public/events',
  dialect: 'aws-health',
  options: { only: ['bedrock', 'sagemaker'] },
  every: '5m',
  follow: true,
  notes: ['In June 2026 it named the directive before the press did, and was closed while the models stayed away.'],
})
