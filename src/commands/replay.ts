import { writeFileSync } from 'node:fs'
import { backtest, difference, timeline } from '../actions/backtest.ts'
import { replay } from '../actions/replay.ts'
import { replayHtml } from '../actions/replay-html.ts'
import { readRecording } from '../actions/replay-story.ts'
import { defineCommand, EXIT, type Terminal, UsageError } from '../command.ts'
import { loadConfig } from '../config/load.ts'
import type { Impact } from '../core/impact.ts'
import { loadPlugIns } from './_plug-ins.ts'

export default defineCommand({
  summary:
    'runs recorded items or a story folder in event time and says what would have been rung, restricted and moved',
  usage: 'replay PATH… [--json] [--html FILE] [--config FILE] [--against FILE]',
  help: `PATH is a story folder, its manifest, or a file of items as JSON lines. Nothing is sent and nothing is changed.
A line that cannot be read is skipped and named; the exit code is then 1.
--html FILE     writes the timeline as one page
--against FILE  a second configuration: prints what it would have done differently`,
  options: { json: { type: 'boolean' }, html: { type: 'string' }, against: { type: 'string' } },
  operands: Number.POSITIVE_INFINITY,
  async run({ positionals, values, terminal }) {
    if (positionals.length === 0) throw new UsageError('replay needs a story folder or a file of items')
    const plugIns = await loadPlugIns()
    const recording = readRecording(positionals)
    const run = (file: string | undefined) => {
      const { inventory, subscriptions, policies } = loadConfig(file, terminal.env, plugIns)
      const rules = { inventory, subscriptions, policies, halted: false }
      const onProgress = (done: number, of: number, at: string) => {
        if (done % 10 === 0 || done === of) terminal.progress(`${done} of ${of} observations, ${at}`)
      }
      return replay(recording, { dialects: plugIns.dialects, rules, onProgress })
    }
    const document = run(values.config as string | undefined)
    const against = values.against === undefined ? null : difference(document, run(values.against as string))
    if (values.html !== undefined) writeFileSync(values.html as string, replayHtml(document, against))
    if (values.json === true) terminal.out(JSON.stringify(against === null ? document : { ...document, against }))
    else print(document, against, terminal)
    const wrong = recording.skipped.length
    if (wrong > 0) terminal.err(`${wrong} lines could not be read: see what was skipped`)
    return wrong > 0 ? EXIT.failed : EXIT.good
  },
})

const MARK: Record<Impact, string> = { none: ' ', low: '·', medium: 'o', high: 'O', critical: '!' }

function print(
  document: ReturnType<typeof replay>,
  against: ReturnType<typeof difference> | null,
  terminal: Terminal,
): void {
  const { from, to, observations, items, events, skipped, failed } = document
  terminal.out(`${from} to ${to}: ${observations} observations, ${items} items, ${events.length} events`)
  for (const { at, kind, impact, text } of timeline(document, 'medium'))
    terminal.out(`${at.slice(0, 16).replace('T', ' ')} ${impact ? MARK[impact] : ' '} ${kind.padEnd(11)} ${text}`)
  terminal.out('')
  for (const { kind, id, says } of backtest(document).rules) terminal.out(`${kind} ${id} ${says}`)
  if (against !== null) {
    terminal.out(`\n${against.length} differences with the other rules:`)
    for (const { at, only, what, text } of against)
      terminal.out(`${only === 'after' ? '+' : '-'} ${at} ${what} ${text}`)
  }
  for (const { file, why } of skipped) terminal.err(`skipped ${file}: ${why}`)
  for (const { file, why } of failed) terminal.err(`source failed ${file}: ${why}`)
}
