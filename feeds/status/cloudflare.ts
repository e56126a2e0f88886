import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Cloudflare: status',
  publisher: 'Cloudflare',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://www.cloudflarestatus.com/api/v2/incidents.json',
  dialect: 'statuspage',
  options: {
    only: ['workers ai', 'ai gateway', 'api', 'workers', 'dns', 'cdn', 'cloudflare sites and services', 'network'],
  },
  every: '2m',
  expect: { minItems: 1, silence: '21d' },
  follow: true,
  notes: [
    'Atlassian Statuspage, public API v2: the fifty newest incidents.',
    'Hundreds of components, most of them cities, and scheduled work every night: only what concerns the platform passes.',
  ],
})
