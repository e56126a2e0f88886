import { z } from 'zod'
import { defineChannel } from '../channel.ts'
import { asText } from '../core/wording/text.ts'
import { wording } from '../core/wording.ts'

const Settings = z.strictObject({})

export default defineChannel<z.infer<typeof Settings>>({
  describe: 'Prints each message as a readable block on standard output.',
  settings: Settings,
  open: (_id, _settings, environment) => ({
    async send(message) {
      const text = asText(wording(message, environment.publicUrl))
      environment.print(`${message.at}\n${text.trimEnd().replaceAll(/^/gm, '  ')}\n`)
      return { code: 'ok', response: 'printed' }
    },
  }),
})
