import { defineCommand } from '../command.ts'
import { createCorrelateStream } from '../core/correlate-stream.ts'
import { mapLines } from './_lines.ts'

export default defineCommand({
  summary: 'items on stdin, oldest first → {id, event, because} on stdout; `event` is equal for items of one event',
  usage: 'correlate < items.jsonl',
  run({ terminal }) {
    const correlate = createCorrelateStream()
    return mapLines(terminal, (item) => correlate(item))
  },
})
