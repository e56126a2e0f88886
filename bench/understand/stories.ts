/**
 * Judges `replay` on story folders against their truth.json, which replay itself never reads.
 * Usage: node bench/understand/stories.ts DIR... [--verbose] [--check]. Exit 1 with --check when a ratchet fails.
 */
import { join } from 'node:path'
import { readRecording } from '#src/actions/replay-story.ts'
import { createJudge, describe, type Judgement, share } from './judge.ts'
import { readTruth } from './truth.ts'

const flags = process.argv.slice(2).filter((word) => word.startsWith('--'))
const folders = process.argv.slice(2).filter((word) => !word.startsWith('--'))
if (folders.length === 0) {
  process.stderr.write('usage: stories.ts DIR... [--verbose] [--check]\n')
  process.exit(64)
}

const judge = await createJudge()
let failed = false
for (const folder of folders) {
  const judgement = judge(readTruth(join(folder, 'truth.json')), readRecording([folder]))
  for (const line of describe(judgement, flags.includes('--verbose'))) process.stdout.write(`${line}\n`)
  failed ||= !holds(judgement)
}
if (flags.includes('--check') && failed) process.exit(1)

/** A story without a critical event must stay quiet; any other must be found whole, without much false alarm. */
function holds(judgement: Judgement): boolean {
  const { result, ringing, falseCriticals } = judgement
  const critical = share(judgement, 'critical')
  const high = share(judgement, 'high')
  if (critical.all === 0) return ringing.size === 0 && result.restrictions.length === 0
  return critical.found === critical.all && falseCriticals.length <= 2 && high.atLeast >= 0.9 * high.all
}
