/**
 * `node bench/understand/evaluate.ts DIR [--json] [--html FILE] [--check ratchet.json] [--labels FILE]…`
 * cross-validates the assessment on a labelled folder and reports, also without the labels that `contested.json` names;
 * `--check` fails when a figure over all items fell below the ratchet.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { readContested, standing } from './contested.ts'
import { crossValidate } from './crossval.ts'
import { readExamples } from './examples.ts'
import { type Figures, measure } from './figures.ts'
import { prepare } from './fit.ts'
import { jsonReport, reportOn, textReport } from './report.ts'
import { htmlReport } from './report-html.ts'

/** By set of examples: figures that may never fall (`least`) and errors that may never rise (`most`). */
const Bounds = z.strictObject({ least: z.record(z.string(), z.number()), most: z.record(z.string(), z.number()) })
const Ratchet = z.record(z.enum(['labelled', 'recorded', 'written']), Bounds)

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    html: { type: 'string' },
    check: { type: 'string' },
    labels: { type: 'string', multiple: true },
  },
})
const [dir] = positionals
if (dir === undefined) {
  process.stderr.write('usage: evaluate.ts DIR [--json] [--html FILE] [--check ratchet.json] [--labels FILE]…\n')
  process.exit(64)
}
const all = crossValidate(prepare(readExamples(dir, values.labels)), (line) => process.stderr.write(`${line}\n`))
const { stands, settled } = standing(
  readContested(),
  all.filter((one) => one.set === 'labelled'),
)
for (const { id, says } of settled) process.stderr.write(`${id} does not say ${says} any more: it is not contested\n`)
const report = reportOn(all, stands)
if (values.html) writeFileSync(values.html, htmlReport(report))
if (values.json) process.stdout.write(`${JSON.stringify(jsonReport(report), null, 1)}\n`)
else if (!values.check) process.stdout.write(textReport(report))
if (values.check) process.exitCode = check(values.check) ? 0 : 1

function check(file: string): boolean {
  const ratchet = Ratchet.parse(JSON.parse(readFileSync(file, 'utf8')))
  let good = true
  for (const [set, { least, most }] of Object.entries(ratchet)) {
    const judged = all.filter((one) => one.set === set)
    // what is not there is not right by default
    if (judged.length === 0) throw new Error(`the ratchet is about ${set} examples, and there are none`)
    const figures = measure(judged)
    const hold = (name: string, bound: number, sign: '>=' | '<=') => {
      const value = figure(figures, name)
      const ok = sign === '>=' ? value >= bound - 1e-9 : value <= bound + 1e-9
      good &&= ok
      process.stdout.write(`${ok ? 'ok' : 'failed'} ${set} ${name} ${value.toFixed(4)} ${sign} ${bound}\n`)
    }
    for (const [name, bound] of Object.entries(least)) hold(name, bound, '>=')
    for (const [name, bound] of Object.entries(most)) hold(name, bound, '<=')
  }
  return good
}

function figure(figures: Figures, path: string): number {
  const value = path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], figures)
  if (typeof value !== 'number') throw new Error(`no such figure: '${path}'`)
  return value
}
