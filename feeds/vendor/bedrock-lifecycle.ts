import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Amazon Bedrock: model lifecycle',
  publisher: 'Amazon Web Services',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.md',
  dialect: 'markdown',
  options: { require: ['Legacy and end-of-life (EOL) models'] },
  every: '60m',
})
