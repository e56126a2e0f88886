import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'OFAC: recent actions',
  publisher: 'Office of Foreign Assets Control',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['sanctions'],
  url: 'https://ofac.treasury.gov/recent-actions',
  dialect: 'ofac-recent',
  every: '10m',
  expect: { minItems: 5, silence: '21d' },
  notes: [
    'OFAC closed its feed in January 2025; the page is the same-day record of designations, licences and FAQs.',
    'Several actions of one day carry a suffix in the address.',
    'The host drops connections at times: keep the last good state.',
  ],
})
