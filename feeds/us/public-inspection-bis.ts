import { defineSource } from '#src/source.ts'
import { publicInspection } from './_federal-register.ts'

export default defineSource({
  name: 'Federal Register: Bureau of Industry and Security on public inspection',
  publisher: 'Bureau of Industry and Security',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['export_control'],
  url: publicInspection({ agencies: ['industry-and-security-bureau'] }),
  dialect: 'federal-register',
  every: '10m',
  burst: { at: '08:45', timezone: 'America/New_York', minutes: 30, every: '60s' },
  notes: ['The same list narrowed by the server. Empty most days, and then without the key `results`.'],
})
