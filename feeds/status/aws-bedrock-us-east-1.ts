import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'AWS: Bedrock in us-east-1',
  publisher: 'Amazon Web Services',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.aws.amazon.com/rss/bedrock-us-east-1.rss',
  dialect: 'aws-health',
  every: '5m',
  follow: true,
  notes: ['The documented fallback: one entry per update. Copy it for other regions.'],
})
