import { type Call, type Command, defineCommand, EXIT } from '../command.ts'
import { openDesk } from './_open-desk.ts'

/** `halt` and `resume`: the big red switch and its way back. */
export function haltCommand(halted: boolean, summary: string, done: string): Command {
  return defineCommand({
    summary,
    usage: `${halted ? 'halt' : 'resume'} [--reason TEXT]`,
    options: { reason: { type: 'string' } },
    async run(call: Call) {
      const { desk } = await openDesk(call)
      try {
        await desk.halt(halted, String(call.values.reason ?? ''))
        call.terminal.err(done)
        return EXIT.good
      } finally {
        await desk.close()
      }
    },
  })
}
