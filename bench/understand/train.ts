/** `node bench/understand/train.ts DIR [--labels FILE]…`: fits the assessment model on a labelled folder and writes its weights. */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { packModel } from '#src/core/rules/model.ts'
import { trainAll } from './crossval.ts'
import { readExamples } from './examples.ts'
import { prepare } from './fit.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { labels: { type: 'string', multiple: true }, out: { type: 'string' } },
})
const [dir] = positionals
if (dir === undefined) {
  process.stderr.write('usage: train.ts DIR [--labels FILE]… [--out FILE]\n')
  process.exit(64)
}
const labelled = readExamples(dir, values.labels)
const model = trainAll(prepare(labelled), (line) => process.stderr.write(`${line}\n`))
const out = values.out ?? new URL('../../src/core/assess.model.json', import.meta.url)
const text = `${JSON.stringify(packModel(model, `fitted by bench/understand/train.ts on ${labelled.length} labelled items; see docs/model-card.md`))}\n`
writeFileSync(out, text)
process.stderr.write(`${labelled.length} items, ${Math.round(text.length / 1024)} KiB of weights\n`)
