import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Meta AI: blog, community feed',
  publisher: 'Meta',
  kind: 'vendor',
  authority: 'aggregator',
  jurisdiction: null,
  topics: ['models'],
  url: 'https://raw.githubusercontent.com/Olshansk/rss-feeds/main/feeds/feed_meta_ai.xml',
  dialect: 'rss',
  every: '15m',
  enabled: false,
  notes: [
    "Off: a volunteer's copy of the page, hours late at times. Its publisher stays the vendor, so that a copy is never a second witness.",
  ],
})
