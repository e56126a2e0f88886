import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Anthropic: supported countries',
  publisher: 'Anthropic',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['regions'],
  url: 'https://www.anthropic.com/supported-countries',
  dialect: 'page',
  every: '60m',
  notes: ['A name that leaves the list is a region that is cut off.'],
})
