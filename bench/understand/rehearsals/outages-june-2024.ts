import { llmVendors } from '../recording/rebuilt-status.ts'
import { defineRehearsal } from '../recording/rehearsal.ts'
import { github } from '../recording/status-pages.ts'

/** ChatGPT is down for most of a day, and Claude with it for two hours. */
export default defineRehearsal({
  from: '2024-05-25T00:00:00Z',
  to: '2024-06-09T00:00:00Z',
  record(recorder) {
    github(recorder, 2024)
    llmVendors(recorder)
  },
})
