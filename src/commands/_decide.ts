import { type Call, type Command, defineCommand, EXIT, UsageError } from '../command.ts'
import { openDesk } from './_open-desk.ts'

/** `approve`, `reject` and `lift`: one id, one reason, one answer. */
export function decideCommand(decision: 'approve' | 'reject' | 'lift', summary: string): Command {
  return defineCommand({
    summary,
    usage: `${decision} ID [--reason TEXT] [--json]`,
    options: { reason: { type: 'string' }, json: { type: 'boolean' } },
    operands: 1,
    async run(call: Call) {
      const id = call.positionals[0]
      if (id === undefined) throw new UsageError('which restriction? `tocsin restrict list` shows them')
      const { desk } = await openDesk(call)
      try {
        const restriction = await desk.decide(id, decision, String(call.values.reason ?? ''))
        if (call.values.json) call.terminal.out(JSON.stringify(restriction))
        else call.terminal.err(`${restriction.id} is ${restriction.status}`)
        return EXIT.good
      } finally {
        await desk.close()
      }
    },
  })
}
