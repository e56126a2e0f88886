import { defineDialect } from '../source.ts'
import { FEED_TYPES, feedDrafts } from './_feed-drafts.ts'

export default defineDialect({
  describe: 'RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0',
  accept: FEED_TYPES,
  parse: feedDrafts,
})
