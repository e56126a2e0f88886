import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Amazon Bedrock: models by endpoint',
  publisher: 'Amazon Web Services',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models', 'regions'],
  url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/models-endpoint-availability.md',
  dialect: 'markdown',
  every: '60m',
})
