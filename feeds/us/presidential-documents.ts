import { defineSource } from '#src/source.ts'
import { documents } from './_federal-register.ts'

export default defineSource({
  name: 'Federal Register: presidential documents',
  publisher: 'The White House',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['ai_regulation', 'export_control', 'sanctions'],
  url: documents({ types: ['PRESDOCU'] }),
  dialect: 'federal-register',
  every: '60m',
  fresh: true,
  expect: { minItems: 20, silence: '21d' },
  notes: [
    'Federal Register API v1; no key. Live use recorded in October 2026.',
    "The official text, about five days after the White House's own page.",
  ],
})
