import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Alibaba Cloud: events in progress',
  publisher: 'Alibaba Cloud',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.alibabacloud.com/api/status/listEventInProgress',
  dialect: 'alibaba-status',
  every: '3m',
  follow: true,
  notes: ['Undocumented, callable without a key. Model Studio is one product among many.'],
})
