import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Federal Register: on public inspection',
  publisher: 'Office of the Federal Register',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['export_control', 'sanctions', 'ai_regulation'],
  url: 'https://www.federalregister.gov/api/v1/public-inspection-documents/current.json',
  dialect: 'federal-register',
  options: {
    agencies: [
      'industry-and-security-bureau',
      'foreign-assets-control-office',
      'state-department',
      'commerce-department',
      'treasury-department',
      'executive-office-of-the-president',
      'defense-department',
      'homeland-security-department',
      'federal-trade-commission',
      'federal-communications-commission',
      'national-institute-of-standards-and-technology',
      'trade-representative-office-of-united-states',
    ],
  },
  every: '5m',
  expect: { silence: '5d' },
  burst: { at: '08:45', timezone: 'America/New_York', minutes: 30, every: '60s' },
  notes: [
    'The earliest official sight of a rule: regular filings at 08:45 Eastern, special filings at any time.',
    'The list has no abstracts and counts page views, which change with every fetch.',
    'Narrowed to agencies that can cut off a model, a vendor or a country.',
  ],
})
