import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'CourtListener: dockets that name Anthropic, in detail',
  publisher: 'US federal courts',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['court'],
  url: 'https://www.courtlistener.com/api/rest/v4/search/?q=%22Anthropic%22&type=r&order_by=dateFiled+desc',
  dialect: 'courtlistener',
  every: '60m',
  expect: { minItems: 1 },
  credential: { env: 'COURTLISTENER_TOKEN', header: 'Authorization', prefix: 'Token ' },
  notes: ['Parties, judge and cause behind the feed of the same search.'],
})
