import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'GOV.UK: the UK Sanctions List',
  publisher: 'UK Foreign, Commonwealth and Development Office',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'GB',
  topics: ['sanctions'],
  url: 'https://www.gov.uk/api/content/government/publications/the-uk-sanctions-list',
  dialect: 'govuk',
  every: '2h',
  expect: { minItems: 1 },
  notes: [
    'Since January 2026 the only UK list. The change note of the publication is the news; the files behind it have changing addresses.',
  ],
})
