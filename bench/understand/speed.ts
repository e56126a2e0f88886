/** `node bench/understand/speed.ts DIR`: items per second of `assess` on one core, and its cold start. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Item } from '#src/core/item.ts'

const [dir] = process.argv.slice(2)
if (dir === undefined) {
  process.stderr.write('usage: speed.ts DIR\n')
  process.exit(64)
}
const script = `await import(${JSON.stringify(new URL('../../src/core/assess.ts', import.meta.url).href)});const c=process.cpuUsage();process.stdout.write(String((c.user+c.system)/1000))`
const cold = Number(
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script]),
)
const { assess } = await import('#src/core/assess.ts')
const items = readFileSync(join(dir, 'items.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => Item.parse(JSON.parse(line)))
for (const item of items) assess(item)
let best = 0
for (let round = 0; round < 5; round++) {
  // processor time, so that a busy machine does not blur the figure
  const start = process.cpuUsage()
  for (const item of items) assess(item)
  const { user, system } = process.cpuUsage(start)
  best = Math.max(best, items.length / ((user + system) / 1e6))
}
const long = Item.parse({
  id: 'long',
  kind: 'news',
  title: 'A long text',
  text: 'The vendor may suspend access to the model. '.repeat(4500),
})
const start = performance.now()
assess(long)
process.stdout.write(
  `${Math.round(best)} items per processor second; cold start of the process ${Math.round(cold)} ms of processor time; one text of ${long.text.length} characters ${Math.round(performance.now() - start)} ms\n`,
)
