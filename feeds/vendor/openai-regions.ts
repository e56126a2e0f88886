import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OpenAI: supported countries',
  publisher: 'OpenAI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['regions'],
  url: 'https://platform.openai.com/docs/supported-countries.md',
  dialect: 'markdown',
  every: '6h',
  notes: ['The HTML pages refuse robots; the Markdown addresses do not.'],
})
