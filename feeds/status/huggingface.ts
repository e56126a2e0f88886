import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Hugging Face: status',
  publisher: 'Hugging Face',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.huggingface.co/index.json',
  dialect: 'betterstack',
  every: '2m',
  follow: true,
  notes: ['Better Stack page. Reports are read, not the monitors, which go down and recover all day.'],
})
