import { defineRehearsal } from '../recording/rehearsal.ts'
import { aws, github, slack } from '../recording/status-pages.ts'

/** The inner network of US-EAST-1 is congested for a working day. */
export default defineRehearsal({
  from: '2021-11-28T00:00:00Z',
  to: '2021-12-12T00:00:00Z',
  record(recorder) {
    aws(recorder, '2021-11-24T20-29-07Z.json.gz', 'dense-2021-12-07-us-east-1-outage.tar.xz')
    github(recorder, 2021)
    slack(recorder)
  },
})
