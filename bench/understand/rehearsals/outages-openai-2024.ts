import { llmVendors } from '../recording/rebuilt-status.ts'
import { defineRehearsal } from '../recording/rehearsal.ts'
import { github } from '../recording/status-pages.ts'

/** OpenAI fails whole twice in December, on the 11th and the 26th, among many lesser incidents. */
export default defineRehearsal({
  from: '2024-12-05T00:00:00Z',
  to: '2024-12-31T00:00:00Z',
  record(recorder) {
    github(recorder, 2024)
    llmVendors(recorder)
  },
})
