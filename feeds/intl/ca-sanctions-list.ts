import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Canada: consolidated autonomous sanctions list',
  publisher: 'Global Affairs Canada',
  kind: 'regulatory',
  authority: 'official',
  jurisdiction: 'CA',
  topics: ['sanctions'],
  url: 'https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-relations_internationales/sanctions/sema-lmes.xml',
  dialect: 'sanctions-list',
  options: { list: 'Canadian autonomous sanctions list' },
  every: '3h',
})
