import { labelledItems } from '../recording/labelled.ts'
import { modelLists } from '../recording/models.ts'
import { chineseDaily, hackerNewsOfOneBlog, press } from '../recording/press.ts'
import { defineRehearsal } from '../recording/rehearsal.ts'
import { anthropic, github } from '../recording/status-pages.ts'
import { terms } from '../recording/terms.ts'
import { whiteHouse } from '../recording/us-government.ts'
import { azureUpdates, deprecations, vendorFeeds } from '../recording/vendor-feeds.ts'
import { vendorRecords } from '../recording/vendor-records.ts'

/** Two weeks of outages and retirements between two storms; nothing may ring as critical. */
export default defineRehearsal({
  from: '2026-04-20T00:00:00Z',
  to: '2026-05-04T23:59:59Z',
  record(recorder) {
    labelledItems(recorder)
    press(recorder)
    chineseDaily(recorder)
    vendorFeeds(recorder)
    whiteHouse(recorder)
    deprecations(recorder)
    modelLists(recorder)
    hackerNewsOfOneBlog(recorder)
    azureUpdates(recorder)
    github(recorder, 2026)
    terms(recorder, ['Claude.ai', 'ChatGPT', 'Grok'])
    anthropic(recorder, '2026-04', '2026-05')
    vendorRecords(recorder)
  },
})
