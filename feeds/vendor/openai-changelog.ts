import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OpenAI: API changelog',
  publisher: 'OpenAI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://platform.openai.com/docs/changelog.md',
  dialect: 'markdown',
  options: { items: 'section' },
  every: '60m',
  notes: ['The HTML pages refuse robots; the Markdown addresses do not.'],
})
