import { labelledItems } from '../recording/labelled.ts'
import { modelLists } from '../recording/models.ts'
import { hackerNewsOfOneBlog } from '../recording/press.ts'
import { defineRehearsal } from '../recording/rehearsal.ts'
import { anthropic, github, githubHistory, googleCloud } from '../recording/status-pages.ts'
import { terms } from '../recording/terms.ts'
import { officialLists, whiteHouse } from '../recording/us-government.ts'
import { azureUpdates, deprecations, ollamaModels, vendorFeeds } from '../recording/vendor-feeds.ts'

/** A month of everything: twelve grave outages, no cut-off, and the echoes of those of February and June. */
export default defineRehearsal({
  from: '2026-07-21T12:00:00Z',
  to: '2026-08-20T23:59:59Z',
  record(recorder) {
    labelledItems(recorder)
    vendorFeeds(recorder)
    whiteHouse(recorder)
    deprecations(recorder)
    modelLists(recorder)
    terms(recorder)
    hackerNewsOfOneBlog(recorder)
    ollamaModels(recorder)
    azureUpdates(recorder)
    anthropic(recorder, '2026-07', '2026-08')
    github(recorder, 2026)
    githubHistory(recorder, 2026)
    googleCloud(recorder, 'dense-2026-recent.tar.xz')
    officialLists(recorder)
  },
})
