import { modelLists } from '../recording/models.ts'
import { defineRehearsal } from '../recording/rehearsal.ts'
import { terms } from '../recording/terms.ts'
import { deprecations } from '../recording/vendor-feeds.ts'

/** Terms, lists of models and a list of retirements alone: much changes, little of it matters, nothing is critical. */
export default defineRehearsal({
  from: '2026-05-05T00:00:00Z',
  to: '2026-05-26T23:59:59Z',
  record(recorder) {
    modelLists(recorder)
    deprecations(recorder)
    terms(recorder)
  },
})
