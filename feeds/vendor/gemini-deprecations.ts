import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Gemini API: deprecations',
  publisher: 'Google',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://ai.google.dev/gemini-api/docs/deprecations',
  dialect: 'page',
  options: { ignore: ['Last updated'] },
  every: '60m',
  notes: ['The date in the footer changes alone: that is no news.'],
})
