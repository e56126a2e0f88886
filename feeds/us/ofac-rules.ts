import { defineSource } from '#src/source.ts'
import { documents } from './_federal-register.ts'

export default defineSource({
  name: 'Federal Register: Office of Foreign Assets Control',
  publisher: 'Office of Foreign Assets Control',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['sanctions'],
  url: documents({ agencies: ['foreign-assets-control-office'] }),
  dialect: 'federal-register',
  every: '30m',
  fresh: true,
  expect: { minItems: 20, silence: '14d' },
  notes: [
    'Federal Register API v1; no key. Live use recorded in October 2026.',
    "Follows OFAC's own page by some days; it is the citable text.",
  ],
})
