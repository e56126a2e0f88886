import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Slack: status',
  publisher: 'Slack',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://slack-status.com/api/v2.0.0/current',
  dialect: 'slack-status',
  every: '5m',
  follow: false,
  notes: ['Tocsin speaks through Slack: when it is down, alerts need another way.'],
})
