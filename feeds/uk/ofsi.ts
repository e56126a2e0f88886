import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'GOV.UK: Office of Financial Sanctions Implementation',
  publisher: 'UK HM Treasury',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'GB',
  topics: ['sanctions'],
  url: 'https://www.gov.uk/government/organisations/office-of-financial-sanctions-implementation.atom',
  dialect: 'govuk',
  every: '15m',
  expect: { minItems: 3, silence: '30d' },
})
