import { defineSource } from '#src/source.ts'
import { publicInspection } from './_federal-register.ts'

export default defineSource({
  name: 'Federal Register: OFAC on public inspection',
  publisher: 'Office of Foreign Assets Control',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['sanctions'],
  url: publicInspection({ agencies: ['foreign-assets-control-office'] }),
  dialect: 'federal-register',
  every: '10m',
  burst: { at: '08:45', timezone: 'America/New_York', minutes: 30, every: '60s' },
  notes: ['The same list narrowed by the server. Empty most days, and then without the key `results`.'],
})
