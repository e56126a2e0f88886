import { anthropicRebuilt } from '../recording/rebuilt-status.ts'
import { defineRehearsal } from '../recording/rehearsal.ts'
import { github, githubHistory, googleCloud } from '../recording/status-pages.ts'

/** Google Cloud's access checks fail worldwide, and with them the vendors that run on it. */
export default defineRehearsal({
  from: '2025-06-07T00:00:00Z',
  to: '2025-06-17T00:00:00Z',
  record(recorder) {
    googleCloud(recorder, '2025-01-30T15-09-11Z.json.gz', 'dense-2025-06-12-global-outage.tar.xz')
    github(recorder, 2025)
    githubHistory(recorder, 2025)
    anthropicRebuilt(recorder)
  },
})
