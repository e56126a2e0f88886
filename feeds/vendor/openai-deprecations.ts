import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OpenAI: deprecations',
  publisher: 'OpenAI',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://developers.openai.com/api/docs/deprecations.md',
  dialect: 'markdown',
  options: { require: ['Upcoming deprecations'] },
  every: '60m',
  notes: ['The HTML pages refuse robots; the Markdown addresses do not.'],
})
