import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'AWS Health: open events',
  publisher: 'Amazon Web Services',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://health.aws.amazon.com/public/currentevents',
  dialect: 'aws-health',
  every: '60s',
  follow: true,
  notes: [
    'UTF-16 big endian. An empty list is health; undecodable bytes are not.',
    'Undocumented; the documented API needs a support plan.',
  ],
})
