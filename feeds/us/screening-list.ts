import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Consolidated Screening List',
  publisher: 'International Trade Administration',
  kind: 'regulatory',
  authority: 'aggregator',
  jurisdiction: 'US',
  topics: ['export_control', 'sanctions'],
  url: 'https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.json',
  dialect: 'sanctions-list',
  options: { list: 'Consolidated Screening List' },
  every: '6h',
  notes: [
    'Thirteen lists in one file of about 17 MB, rebuilt every morning: Entity List, military end users, SDN and others.',
    "A copy of other agencies' lists, so it is not their independent witness.",
  ],
})
