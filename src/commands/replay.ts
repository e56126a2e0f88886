import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { backtest, difference, timeline } from '../actions/backtest.ts'
import { replay } from '../actions/replay.ts'
import { byWhom, compareReplays, readReplayDocument, type Shift, SIGN } from '../actions/replay-compare.ts'
import type { ReplayDocument } from '../actions/replay-document.ts'
import { type Against, replayHtml } from '../actions/replay-html.ts'
import { readRecording } from '../actions/replay-story.ts'
import { defineCommand, EXIT, type Terminal, UsageError } from '../command.ts'
import { loadConfig } from '../config/load.ts'
import type { Impact } from '../core/impact.ts'
import { loadPlugIns } from './_plug-ins.ts'

export default defineCommand({
  summary:
    'runs recorded items or a story folder in event time and says what would have been rung, restricted and moved',
  usage: 'replay PATH… [--json] [--html FILE] [--config FILE] [--against FILE] [--fail-on-difference]',
  help: `PATH is a story folder, its manifest, or a file of items as JSON lines. Nothing is sent and nothing is changed.
A line that cannot be read is skipped and named; the exit code is then 1.
--html FILE     writes the timeline as one page
--against FILE  a second configuration: prints what it would have done differently; or what an older version printed with
                --json for the same paths: prints what this version does differently, for whom
--fail-on-difference  exit 1 when there is any difference: a gate for releases`,
  options: {
    json: { type: 'boolean' },
    html: { type: 'string' },
    against: { type: 'string' },
    'fail-on-difference': { type: 'boolean' },
  },
  operands: Number.POSITIVE_INFINITY,
  async run({ positionals, values, terminal }) {
    if (positionals.length === 0) throw new UsageError('replay needs a story folder or a file of items')
    if (values['fail-on-difference'] === true && values.against === undefined)
      throw new UsageError('--fail-on-difference needs --against FILE')
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
    const against = values.against === undefined ? null : compared(document, values.against as string, run)
    if (values.html !== undefined) writeFileSync(values.html as string, replayHtml(document, against))
    if (values.json === true)
      terminal.out(JSON.stringify(against === null ? document : { ...document, against: against.list }))
    else print(document, against, terminal)
    const wrong = recording.skipped.length
    if (wrong > 0) terminal.err(`${wrong} lines could not be read: see what was skipped`)
    const differs = values['fail-on-difference'] === true && (against?.list.length ?? 0) > 0
    if (differs) terminal.err(`${against?.list.length} differences, and none was allowed`)
    return wrong > 0 || differs ? EXIT.failed : EXIT.good
  },
})

/** What `--against` names, held against what was replayed: another version's document, or another configuration. */
function compared(document: ReplayDocument, file: string, run: (file: string) => ReplayDocument): Against {
  const old = existsSync(file) ? readReplayDocument(readFileSync(file, 'utf8')) : null
  return old === null
    ? { of: 'rules', list: difference(document, run(file)) }
    : { of: 'version', list: compareReplays(old, document) }
}

const MARK: Record<Impact, string> = { none: ' ', low: '·', medium: 'o', high: 'O', critical: '!' }

function print(document: ReplayDocument, against: Against | null, terminal: Terminal): void {
  const { from, to, observations, items, events, skipped, failed } = document
  terminal.out(`${from} to ${to}: ${observations} observations, ${items} items, ${events.length} events`)
  for (const { at, kind, impact, text } of timeline(document, 'medium'))
    terminal.out(`${at.slice(0, 16).replace('T', ' ')} ${impact ? MARK[impact] : ' '} ${kind.padEnd(11)} ${text}`)
  terminal.out('')
  for (const { kind, id, says } of backtest(document).rules) terminal.out(`${kind} ${id} ${says}`)
  if (against?.of === 'rules') {
    terminal.out(`\n${against.list.length} differences with the other rules:`)
    for (const { at, only, what, text } of against.list)
      terminal.out(`${only === 'after' ? '+' : '-'} ${at} ${what} ${text}`)
  } else if (against !== null) printShifts(against.list, terminal)
  for (const { file, why } of skipped) terminal.err(`skipped ${file}: ${why}`)
  for (const { file, why } of failed) terminal.err(`source failed ${file}: ${why}`)
}

function printShifts(shifts: readonly Shift[], terminal: Terminal): void {
  terminal.out(`\n${shifts.length} differences with the other version:`)
  for (const { heading, list } of byWhom(shifts)) {
    terminal.out(heading)
    for (const { change, at, text } of list) terminal.out(`  ${SIGN[change]} ${at} ${text}`)
  }
}
