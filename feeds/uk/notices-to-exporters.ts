import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'GOV.UK: notices to exporters',
  publisher: 'UK Department for Business and Trade',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'GB',
  topics: ['export_control'],
  url: 'https://www.gov.uk/api/content/government/collections/notices-to-exporters',
  dialect: 'govuk',
  every: '60m',
  expect: { minItems: 3, silence: '60d' },
  notes: ['Collection in the public content API; the address follows the documented pattern.'],
})
