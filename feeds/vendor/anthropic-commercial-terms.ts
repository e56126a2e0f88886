import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Anthropic: commercial terms',
  publisher: 'Anthropic',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['terms'],
  url: 'https://www.anthropic.com/legal/commercial-terms',
  dialect: 'page',
  every: '6h',
  notes: ['Links on these pages carry an id of the request: the text is compared, never the markup.'],
})
