import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'EU Sanctions Map: regimes',
  publisher: 'European Union',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'EU',
  topics: ['sanctions'],
  url: 'https://www.sanctionsmap.eu/api/v1/regime',
  dialect: 'sanctions-list',
  options: { list: 'EU sanctions regimes' },
  every: '8h',
  notes: ['Undocumented data of the public map, read every eight hours by a public crawler in August 2026.'],
})
