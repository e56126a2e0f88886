import { z } from 'zod'
import { keyProblem } from '../core/signature.ts'
import { defineGateway } from '../gateway.ts'

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

// The message goes out by the webhook channel under this gateway's id, with the retries of directive.changed.
export default defineGateway<z.infer<typeof Settings>>({
  describe: 'Is sent every new directive as a signed webhook, again and again until it is received or superseded.',
  mode: 'notify',
  settings: Settings as z.ZodType<z.infer<typeof Settings>>,
  open: () => null,
})
