import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'DeepSeek: status',
  publisher: 'DeepSeek',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.deepseek.com/history.rss',
  dialect: 'rss',
  every: '2m',
  expect: { silence: '60d' },
  follow: true,
  notes: [
    'Flashduty page: one entry per update, a resolved one begins with 已恢复.',
    'The older Statuspage copy still answers and has been frozen since May 2026.',
    'Resets unusual TLS clients at times.',
  ],
})
