import { defineSource } from '#src/source.ts'
import { documents } from './_federal-register.ts'

export default defineSource({
  name: 'Federal Register: State Department on the ITAR',
  publisher: 'Department of State',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['export_control'],
  url: documents({ agencies: ['state-department'], term: '"International Traffic in Arms"' }),
  dialect: 'federal-register',
  every: '60m',
  fresh: true,
  expect: { minItems: 5, silence: '90d' },
  notes: [
    'Federal Register API v1; no key. Live use recorded in October 2026.',
    'The term is full text and its words are joined by AND: the phrase must stay quoted.',
  ],
})
