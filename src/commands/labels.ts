import { defineCommand, EXIT, UsageError } from '../command.ts'
import { openDesk } from './_open-desk.ts'

export default defineCommand({
  summary: 'labels export: what people said of our judgement, as training data',
  usage: 'labels export',
  help: [
    'One JSON line for each item that somebody corrected: the whole label (our judgement with the corrections over it),',
    'who said so and when, and the item itself. `bench/understand/train.ts DIR --labels FILE` learns from it.',
  ].join('\n'),
  operands: 1,
  async run(call) {
    if (call.positionals[0] !== 'export') throw new UsageError("say 'export'")
    const { desk } = await openDesk(call)
    try {
      const lines = await desk.labels()
      for (const line of lines) call.terminal.out(JSON.stringify(line))
      call.terminal.err(`${lines.length} labelled items`)
      return EXIT.good
    } finally {
      await desk.close()
    }
  },
})
