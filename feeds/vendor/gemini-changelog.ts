import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Gemini API: changelog',
  publisher: 'Google',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://ai.google.dev/gemini-api/docs/changelog.md.txt',
  dialect: 'markdown',
  options: { items: 'section' },
  every: '60m',
})
