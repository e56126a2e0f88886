import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Groq: deprecations',
  publisher: 'Groq',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://console.groq.com/docs/deprecations.md',
  dialect: 'markdown',
  every: '2h',
})
