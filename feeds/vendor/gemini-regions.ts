import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Gemini API: available regions',
  publisher: 'Google',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['regions'],
  url: 'https://ai.google.dev/gemini-api/docs/available-regions',
  dialect: 'page',
  options: { ignore: ['Last updated'] },
  every: '60m',
})
