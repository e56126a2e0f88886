import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'CourtListener: dockets on export control and AI',
  publisher: 'US federal courts',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'US',
  topics: ['court', 'export_control'],
  url: 'https://www.courtlistener.com/feed/search/?q=%22export+control%22+%22artificial+intelligence%22&type=r',
  dialect: 'courtlistener',
  every: '30m',
  expect: { minItems: 1 },
  notes: [
    'Free Law Project, a non-profit: poll gently.',
    'A search feed of the twenty newest; the pages behind its links refuse robots.',
  ],
})
