import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OpenAI: models',
  publisher: 'OpenAI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://developers.openai.com/api/docs/models.md',
  dialect: 'markdown',
  options: { require: ['Recommended models'] },
  every: '60m',
  notes: ['The HTML pages refuse robots; the Markdown addresses do not.'],
})
