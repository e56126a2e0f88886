import { defineSource } from '#src/source.ts'
import { documents } from './_federal-register.ts'

export default defineSource({
  name: 'Federal Register: Bureau of Industry and Security',
  publisher: 'Bureau of Industry and Security',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['export_control'],
  url: documents({ agencies: ['industry-and-security-bureau'] }),
  dialect: 'federal-register',
  every: '30m',
  fresh: true,
  expect: { minItems: 20, silence: '30d' },
  notes: [
    'Federal Register API v1; no key. Live use recorded in October 2026.',
    'A document appears days before its publication date, so a new one can stand in the middle of the list: the number decides.',
    'Letters to single companies are never published here; watch the vendors for those.',
  ],
})
