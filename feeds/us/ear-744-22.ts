import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'eCFR: EAR section 744.22, military-intelligence end use',
  publisher: 'Bureau of Industry and Security',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['export_control'],
  url: 'https://www.ecfr.gov/api/versioner/v1/versions/title-15.json?part=744&section=744.22',
  dialect: 'ecfr',
  every: '6h',
  expect: { minItems: 1 },
  notes: [
    'The regulation as codified: a new version of a section is a change of the law in force.',
    'Address as used by a public sanctions crawler in August 2026.',
  ],
})
