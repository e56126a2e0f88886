import { defineCommand } from '../command.ts'
import { assess } from '../core/assess.ts'
import { mapLines } from './_lines.ts'

export default defineCommand({
  summary: 'items on stdin → assessments on stdout, JSON lines in the same order',
  usage: 'assess < items.jsonl',
  help: 'A line that is not an item is answered by {"id":…,"error":…} in its place; the exit code is then 1.',
  run: ({ terminal }) => mapLines(terminal, (item) => assess(item)),
})
