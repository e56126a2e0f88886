import { defineSource } from '#src/source.ts'
import { documents } from './_federal-register.ts'

export default defineSource({
  name: 'Federal Register: Commerce Department on artificial intelligence',
  publisher: 'Office of the Federal Register',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['ai_regulation', 'export_control'],
  url: documents({ agencies: ['commerce-department'], term: '"artificial intelligence"' }),
  dialect: 'federal-register',
  every: '60m',
  fresh: true,
  expect: { minItems: 5, silence: '60d' },
  notes: [
    'Federal Register API v1; no key. Live use recorded in October 2026.',
    'The department alone would bring fisheries and weather: never without the term.',
  ],
})
