import { defineCommand, EXIT, UsageError } from '../command.ts'
import { openDesk } from './_open-desk.ts'

export default defineCommand({
  summary: 'digest preview SUBSCRIPTION: the mail that would go out now, as text',
  usage: 'digest preview SUBSCRIPTION',
  operands: 2,
  async run(call) {
    const [verb, subscription] = call.positionals
    if (verb !== 'preview' || subscription === undefined) throw new UsageError("say 'preview SUBSCRIPTION'")
    const { desk } = await openDesk(call)
    try {
      call.terminal.out(await desk.digest(subscription))
      return EXIT.good
    } finally {
      await desk.close()
    }
  },
})
