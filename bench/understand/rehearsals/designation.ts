import { labelledItems } from '../recording/labelled.ts'
import { modelLists } from '../recording/models.ts'
import { chineseDaily, hackerNewsFrontPage, hackerNewsOfOneBlog, press } from '../recording/press.ts'
import { anthropicRebuilt } from '../recording/rebuilt-status.ts'
import { defineRehearsal } from '../recording/rehearsal.ts'
import { anthropic, github } from '../recording/status-pages.ts'
import { terms } from '../recording/terms.ts'
import { whiteHouse } from '../recording/us-government.ts'
import { azureUpdates, deprecations, vendorFeeds } from '../recording/vendor-feeds.ts'
import { vendorRecords } from '../recording/vendor-records.ts'

/** The first hourly poll of Anthropic's status page. */
const POLLED = '2026-04-14T07:23:19Z'

/** A government forbids its offices and its contractors a vendor: ordered, designated, notified, fought in court. */
export default defineRehearsal({
  from: '2026-02-20T00:00:00Z',
  to: '2026-04-15T23:59:59Z',
  record(recorder) {
    labelledItems(recorder)
    press(recorder)
    hackerNewsFrontPage(recorder)
    chineseDaily(recorder)
    vendorFeeds(recorder)
    whiteHouse(recorder)
    deprecations(recorder)
    modelLists(recorder)
    hackerNewsOfOneBlog(recorder)
    azureUpdates(recorder)
    github(recorder, 2026)
    terms(recorder, ['Claude.ai', 'ChatGPT', 'Grok'])
    anthropicRebuilt(recorder, POLLED)
    anthropic(recorder, '2026-04')
    vendorRecords(recorder)
  },
})
