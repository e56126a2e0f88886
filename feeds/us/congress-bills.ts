import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Congress.gov: bills by date of update',
  publisher: 'Library of Congress',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['export_control', 'ai_regulation'],
  url: 'https://api.congress.gov/v3/bill?limit=250&sort=updateDate%20desc&format=json',
  dialect: 'congress',
  options: {
    only: [
      'artificial intelligence',
      'export control',
      'semiconductor',
      'foreign adversar',
      'frontier model',
      'AI ',
      'chip',
    ],
  },
  every: '60m',
  expect: { minItems: 20, silence: '14d' },
  credential: { env: 'DATA_GOV_KEY', header: 'X-Api-Key' },
  notes: [
    'Free key of api.data.gov.',
    'The sort must reach the server as two words; an encoded plus sign sorts the other way.',
    'The update date moves for clerical edits: only the latest action counts.',
  ],
})
