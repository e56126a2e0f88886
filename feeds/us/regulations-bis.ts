import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Regulations.gov: BIS documents',
  publisher: 'Bureau of Industry and Security',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['export_control'],
  url: 'https://api.regulations.gov/v4/documents?filter%5BagencyId%5D=BIS&sort=-postedDate&page%5Bsize%5D=50',
  dialect: 'regulations-gov',
  every: '6h',
  expect: { minItems: 1, silence: '60d' },
  credential: { env: 'DATA_GOV_KEY', header: 'X-Api-Key' },
  notes: [
    'Free key of api.data.gov with tight limits.',
    'Comment dockets; the Federal Register number joins them to the rules.',
  ],
})
