import { defineSource } from '#src/source.ts'
import { documents } from './_federal-register.ts'

export default defineSource({
  name: 'Federal Register: model weights',
  publisher: 'Office of the Federal Register',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['export_control', 'ai_regulation'],
  url: documents({ term: '"model weights"' }),
  dialect: 'federal-register',
  every: '60m',
  fresh: true,
  expect: { minItems: 1 },
  notes: [
    'Federal Register API v1; no key. Live use recorded in October 2026.',
    'All agencies; the publisher of each document is the agency that wrote it.',
  ],
})
