import { z } from 'zod'
import { defineChannel } from '../channel.ts'
import { keyProblem, signEd25519, signHmac } from '../core/signature.ts'
import { toPayload } from '../core/webhook-payload.ts'
import { answerText, post } from './_answer.ts'

/** `whsec_` signs with HMAC; `whsk_`, the private half of a key pair, signs with ed25519. */
const Secret = z.string().refine((key) => !key.startsWith('whpk_') && keyProblem(key) === null, {
  error: (issue) =>
    keyProblem(String(issue.input)) ?? 'a public key cannot sign: use a whsec_ secret or a whsk_ private key',
})

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
            'webhook-signature': secrets.map((secret) => signed(message.id, timestamp, body, secret)).join(' '),
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

function signed(id: string, timestamp: number, body: string, key: string): string {
  return key.startsWith('whsk_') ? signEd25519(id, timestamp, body, key) : signHmac(id, timestamp, body, key)
}
