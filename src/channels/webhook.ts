import { z } from 'zod'
import { defineChannel } from '../channel.ts'
import { signHmac } from '../core/signature.ts'
import { toPayload } from '../core/webhook-payload.ts'
import { answerText, post } from './_answer.ts'

/** Standard Webhooks: `whsec_` and base64 of 24 to 64 bytes. */
const Secret = z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'a secret: whsec_ and base64 of 24 to 64 bytes')

const Settings = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }),
  /** Several while a key rotates: each signs. */
  secret: z.union([Secret.transform((secret) => [secret]), z.array(Secret).min(1).max(5)]),
})

export default defineChannel<z.infer<typeof Settings>>({
  describe: 'Posts signed JSON to an address of yours (Standard Webhooks).',
  settings: Settings as z.ZodType<z.infer<typeof Settings>>,
  open: (_id, { url, secret: secrets }, { http, now }) => ({
    async send(message, _previous, signal) {
      const body = JSON.stringify(toPayload(message))
      const at = now()
      const timestamp = Math.floor(at.getTime() / 1_000)
      const response = await post(
        http,
        {
          url,
          headers: {
            'content-type': 'application/json',
            'webhook-id': message.id,
            'webhook-timestamp': String(timestamp),
            'webhook-signature': secrets.map((secret) => signHmac(message.id, timestamp, body, secret)).join(' '),
          },
          body,
          signal,
          secrets,
        },
        at,
      )
      return { code: String(response.status), response: answerText(response, secrets) }
    },
  }),
})
