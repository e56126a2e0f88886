import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Anthropic: newsroom',
  publisher: 'Anthropic',
  kind: 'vendor',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['models', 'export_control'],
  url: 'https://www.anthropic.com/news',
  dialect: 'html',
  options: { item: 'main a[href^="/news/"]', remove: ['time', 'svg'] },
  every: '2m',
  expect: { minItems: 5, silence: '14d' },
  follow: true,
  notes: [
    'No feed exists; the usual addresses answer 404.',
    'A statement can be reachable before any list shows it: the status page linked it first in June 2026.',
  ],
})
