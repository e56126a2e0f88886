import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'GOV.UK: Export Control Joint Unit',
  publisher: 'UK Department for Business and Trade',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'GB',
  topics: ['export_control'],
  url: 'https://www.gov.uk/government/organisations/export-control-joint-unit.atom',
  dialect: 'govuk',
  every: '15m',
  expect: { minItems: 3, silence: '45d' },
  notes: [
    'Small edits come back with a new time and the same link: they are revisions.',
    'Organisation feeds work where the search feed was refused.',
  ],
})
