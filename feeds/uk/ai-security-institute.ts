import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'AI Security Institute: blog, community feed',
  publisher: 'UK AI Security Institute',
  kind: 'regulatory',
  authority: 'aggregator',
  jurisdiction: 'GB',
  topics: ['ai_regulation'],
  url: 'https://raw.githubusercontent.com/Olshansk/rss-feeds/main/feeds/feed_aisi.xml',
  dialect: 'rss',
  every: '60m',
  enabled: false,
  notes: ["Off: a volunteer's copy of the page. It repeats the institute and is no witness of its own."],
})
