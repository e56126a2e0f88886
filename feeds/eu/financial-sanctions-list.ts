import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'EU consolidated financial sanctions list',
  publisher: 'European Union',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'EU',
  topics: ['sanctions'],
  url: 'https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw',
  dialect: 'sanctions-list',
  options: { list: 'EU financial sanctions list' },
  every: '8h',
  notes: ['The token is the public one that everybody uses.'],
})
