import { join } from 'node:path'
import { readVersions } from './archive.ts'
import type { Recorder, Watched } from './recorder.ts'

const GITHUB = watchedStatus('github', 'statuspage', 'GitHub', 'https://www.githubstatus.com/api/v2/summary.json')
const GITHUB_HISTORY: Watched = {
  ...watchedStatus('github-history', 'rss', 'GitHub', 'https://www.githubstatus.com/history.atom'),
  contentType: 'application/atom+xml',
}
const SLACK = watchedStatus('slack', 'slack-status', 'Slack', 'https://slack-status.com/api/v2.0.0/current')
const AWS = watchedStatus('aws', 'aws-health', 'AWS', 'https://status.aws.amazon.com/data.json')
const GOOGLE = watchedStatus(
  'google-cloud',
  'google-incidents',
  'Google Cloud',
  'https://status.cloud.google.com/incidents.json',
)
export const ANTHROPIC = watchedStatus(
  'anthropic',
  'statuspage',
  'Anthropic',
  'https://status.claude.com/api/v2/incidents.json',
)

/** A vendor's own word about its service. */
export function watchedStatus(name: string, dialect: string, publisher: string, url: string): Watched {
  return { source: `status/${name}`, dialect, kind: 'status', authority: 'vendor', publisher, url }
}

export function github(recorder: Recorder, year: number): void {
  const file = `github-summary-series/github-summary-${year}.tar.gz`
  recorder.series(GITHUB, readVersions(join(recorder.corpus, 'statuspage', file)))
}

export function githubHistory(recorder: Recorder, year: number): void {
  const file = `github-history-atom-series/github-history-atom-${year}.tar.xz`
  recorder.series(GITHUB_HISTORY, readVersions(join(recorder.corpus, 'statuspage', file)))
}

export function slack(recorder: Recorder): void {
  const file = 'statuspage/slack-current/slack-current-series.tar.gz'
  recorder.series(SLACK, readVersions(join(recorder.corpus, file)))
}

/** All polls around one outage, and a single poll of long before as what was known. */
export function aws(recorder: Recorder, ...files: string[]): void {
  const folder = join(recorder.corpus, 'statuspage/aws-health-data-json')
  recorder.series(AWS, readVersions(...files.map((file) => join(folder, file))))
}

/** As `aws`. */
export function googleCloud(recorder: Recorder, ...files: string[]): void {
  const folder = join(recorder.corpus, 'statuspage/gcp-incidents')
  recorder.series(GOOGLE, readVersions(...files.map((file) => join(folder, file))))
}

/** Hourly polls of Anthropic's page, by month; there are none before 14 April 2026. */
export function anthropic(recorder: Recorder, ...months: string[]): void {
  const folder = join(recorder.corpus, 'statuspage/claude-incidents-snapshots')
  recorder.series(ANTHROPIC, readVersions(...months.map((month) => join(folder, `series-${month}.tar.xz`))))
}
