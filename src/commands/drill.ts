import { defineCommand, EXIT, UsageError } from '../command.ts'
import { type DrillStep, runDrill } from '../drill/drill.ts'
import { createLog } from '../log.ts'
import { loadPlugIns, loadWorkers } from './_plug-ins.ts'
import { VERSION } from './_version.ts'

const SCENARIOS = ['withdrawal']

export default defineCommand({
  summary: 'the whole real chain on loopback in seconds, each step with its time; exit 1 if any step fails',
  usage: 'drill [--scenario withdrawal] [--json] [--verbose]',
  help: [
    'HTTP source → event → Slack, mail, webhook → restriction → gateway → observed effect → lift. Servers on loopback',
    'play the vendor, the press, Slack, the mail server, the webhook and a model gateway; everything else is the real',
    'service on a database in memory. Nothing outside this machine is touched, nothing is kept.',
  ].join('\n'),
  options: { scenario: { type: 'string' }, json: { type: 'boolean' }, verbose: { type: 'boolean' } },
  async run({ values, terminal }) {
    const scenario = values.scenario ?? 'withdrawal'
    if (!SCENARIOS.includes(String(scenario)))
      throw new UsageError(`unknown scenario '${String(scenario)}'; known: ${SCENARIOS.join(', ')}`)
    const log = createLog({ level: values.verbose ? 'debug' : 'error', pretty: true, color: terminal.colour })
    const steps: DrillStep[] = []
    const mark = (ok: boolean) =>
      terminal.colour ? (ok ? '\x1b[32mok  \x1b[0m' : '\x1b[31mFAIL\x1b[0m') : ok ? 'ok  ' : 'FAIL'
    const good = await runDrill({
      plugIns: await loadPlugIns(),
      workers: await loadWorkers(),
      log,
      version: VERSION,
      onStep(step) {
        steps.push(step)
        if (!values.json)
          terminal.out(
            `${mark(step.ok)} ${(step.atMs / 1000).toFixed(2).padStart(6)} s  ${step.step}\n               ${step.seen}`,
          )
      },
    })
    if (values.json) terminal.out(JSON.stringify({ scenario, ok: good, steps }))
    else terminal.err(good ? `the drill went well: ${steps.length} steps` : 'the drill failed')
    return good ? EXIT.good : EXIT.failed
  },
})
