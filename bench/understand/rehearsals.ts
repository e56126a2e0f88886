/**
 * Records stories anew out of the corpus and judges `replay` on them, as stories.ts does with recorded ones. What a story
 * watches is told in rehearsals/NAME.ts, what is true of it in rehearsals/NAME.truth.json.
 * Usage: node bench/understand/rehearsals.ts CORPUS [NAME...] [--out DIR | --check] [--verbose]. `--out` writes the stories
 * as folders for `tocsin replay`, judged by nobody; `--check`: exit 1 when one does worse than rehearsals.ratchet.json.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createJudge, describe } from './judge.ts'
import { createRecorder } from './recording/recorder.ts'
import type { Rehearsal } from './recording/rehearsal.ts'
import { writeStory } from './recording/story-folder.ts'
import { type Figures, figuresOf, worse } from './rehearsal-figures.ts'
import { readTruth } from './truth.ts'

const here = import.meta.dirname
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, check: { type: 'boolean' }, verbose: { type: 'boolean' } },
})
const [corpus, ...wanted] = positionals
const names = readdirSync(join(here, 'rehearsals')).flatMap((file) => /^(.+)\.truth\.json$/.exec(file)?.[1] ?? [])
const unknown = wanted.find((name) => !names.includes(name))
if (!corpus || unknown || (values.out && values.check)) {
  if (unknown) process.stderr.write(`no rehearsal '${unknown}'; there are ${names.join(', ')}\n`)
  process.stderr.write('usage: rehearsals.ts CORPUS [NAME...] [--out DIR | --check] [--verbose]\n')
  process.exit(64)
}

const ratchet = JSON.parse(readFileSync(join(here, 'rehearsals.ratchet.json'), 'utf8')) as Record<string, Figures>
const judge = await createJudge()
for (const name of names.filter((one) => wanted.length === 0 || wanted.includes(one))) {
  const recording = await record(name, corpus)
  if (values.out) {
    writeStory(join(values.out, name), recording)
    continue
  }
  const judgement = judge(readTruth(join(here, 'rehearsals', `${name}.truth.json`)), recording)
  for (const line of describe(judgement, values.verbose ?? false)) process.stdout.write(`${line}\n`)
  if (values.check) hold(name, figuresOf(judgement))
}

async function record(name: string, from: string) {
  const { default: rehearsal } = (await import(`./rehearsals/${name}.ts`)) as { default: Rehearsal }
  const recorder = createRecorder(from, rehearsal)
  rehearsal.record(recorder)
  return recorder.recording()
}

function hold(name: string, figures: Figures): void {
  const held = ratchet[name]
  const losses = held ? worse(figures, held) : ['the ratchet does not know this story']
  for (const loss of losses) process.stderr.write(`${name}: ${loss}\n`)
  if (losses.length > 0) process.exitCode = 1
}
