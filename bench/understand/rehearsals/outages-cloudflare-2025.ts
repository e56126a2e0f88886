import { anthropicRebuilt, datocms } from '../recording/rebuilt-status.ts'
import { defineRehearsal } from '../recording/rehearsal.ts'
import { github, githubHistory } from '../recording/status-pages.ts'

/** Cloudflare fails on 18 November and 5 December: claude.ai is gone, the API stands. */
export default defineRehearsal({
  from: '2025-11-12T00:00:00Z',
  to: '2025-12-10T00:00:00Z',
  record(recorder) {
    github(recorder, 2025)
    githubHistory(recorder, 2025)
    anthropicRebuilt(recorder)
    datocms(recorder)
  },
})
