import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Databricks: status',
  publisher: 'Databricks',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.databricks.com/',
  dialect: 'page',
  every: '10m',
  enabled: false,
  follow: true,
  notes: ['Off: a Status.io page whose data address is not known.'],
})
