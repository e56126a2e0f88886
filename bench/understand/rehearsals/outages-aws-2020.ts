import { defineRehearsal } from '../recording/rehearsal.ts'
import { aws, github, slack } from '../recording/status-pages.ts'

/** Kinesis in US-EAST-1 fails on the eve of Thanksgiving, and takes CloudWatch, Cognito and half the web with it. */
export default defineRehearsal({
  from: '2020-11-10T00:00:00Z',
  to: '2020-11-28T00:00:00Z',
  record(recorder) {
    aws(recorder, '2020-11-07T01-27-26Z.json.gz', 'dense-2020-11-25-kinesis-outage.tar.xz')
    github(recorder, 2020)
    slack(recorder)
  },
})
