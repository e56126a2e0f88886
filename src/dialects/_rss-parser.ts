import Parser from 'rss-parser'

type Feed = Parser.Output<Record<string, unknown>>
type Build = (document: unknown) => Feed

// The package decides by root element and version which of these makes the feed.
const BUILDERS = ['buildAtomFeed', 'buildRSS0_9', 'buildRSS1', 'buildRSS2'] as const

/**
 * What rss-parser makes of well-formed XML, or null when it gives up (it does for any date it cannot read).
 * It works at once but answers by promise; dialects are synchronous, so the answer is taken where it is made.
 */
export function readWithRssParser(xml: string): Feed | null {
  const parser = new Parser<Record<string, unknown>, Record<string, unknown>>({ defaultRSS: 2 })
  const builders = parser as unknown as Record<(typeof BUILDERS)[number], Build>
  let feed: Feed | null = null
  for (const name of BUILDERS) {
    const build = builders[name].bind(parser)
    builders[name] = (document) => {
      feed = build(document)
      return feed
    }
  }
  parser.parseString(xml).catch(() => null) // what it refuses is read by the second look, which has its own errors
  return feed
}
