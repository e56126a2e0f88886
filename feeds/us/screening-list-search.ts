import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Consolidated Screening List: search for a vendor',
  publisher: 'International Trade Administration',
  kind: 'regulatory',
  authority: 'aggregator',
  jurisdiction: 'US',
  topics: ['export_control', 'sanctions'],
  url: 'https://data.trade.gov/consolidated_screening_list/v1/search?name=Anthropic&fuzzy_name=true',
  dialect: 'sanctions-list',
  options: { list: 'Consolidated Screening List' },
  every: '1d',
  credential: { env: 'TRADE_GOV_KEY', header: 'subscription-key' },
  enabled: false,
  notes: ['Off: the bulk file says the same without a key. Copy it with other names to screen a party on demand.'],
})
