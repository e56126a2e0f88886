import nodemailer from 'nodemailer'
import { z } from 'zod'
import { type ChannelEnvironment, defineChannel, type Receipt } from '../channel.ts'
import type { Message } from '../core/message.ts'
import { asText } from '../core/wording/text.ts'
import { wording } from '../core/wording.ts'
import { DeliveryError } from '../errors.ts'
import { toHtml } from './_mail-html.ts'
import { type Refusal, refusalsOf, smtpOptions, toDeliveryError } from './_smtp.ts'

// Deliberately narrower than RFC 5322: no display names, quotes, comments or anything that could open a header.
const Address = z
  .string()
  .max(254)
  .regex(/^[^\s@<>()[\]\\,;:"\u0000-\u001f\u007f]{1,64}@[^\s@<>()\\,;:"\u0000-\u001f\u007f]+$/u, 'a mail address')

const Settings = z.strictObject({
  to: z.union([Address.transform((address) => [address]), z.array(Address).min(1).max(50)]),
})
type Settings = { to: string[] }

/** Deliveries whose first recipients are remembered, so that a retry reaches only those who are missing. */
const MAX_PARTIAL = 1_000

export default defineChannel<Settings>({
  describe: 'Sends mail, as text and as HTML, over SMTP; follow-ups answer the first mail of an event.',
  settings: Settings as z.ZodType<Settings>,
  needs: ({ email }) => (email ? null : 'needs email.smtp and email.from'),
  open: (_id, { to }, environment) => {
    const email = environment.email ?? { smtp: 'smtp://127.0.0.1:25', from: 'tocsin@localhost' }
    const transport = nodemailer.createTransport(smtpOptions(email.smtp))
    /** Who has a delivery already; lost in a crash, which then repeats a mail under the same Message-ID. */
    const reached = new Map<string, Set<string>>()
    return {
      async send(message, previous, signal) {
        signal.throwIfAborted()
        const done = reached.get(message.id) ?? new Set<string>()
        const missing = to.filter((address) => !done.has(address))
        const info = await transport
          .sendMail({
            ...compose(message, previous, to, email.from, environment),
            envelope: { from: addressOf(email.from), to: missing },
            signal,
          })
          .catch((error: unknown) => {
            throw toDeliveryError(error, email.smtp)
          })
        const refused = refusalsOf(info)
        for (const address of info.accepted) done.add(String(address))
        if (refused.some((refusal) => refusal.temporary)) {
          remember(reached, message.id, done)
          throw new DeliveryError('unavailable', `smtp: not yet taken for ${described(refused)}`)
        }
        reached.delete(message.id)
        return receipt(info.response, refused, messageIdOf(message.id, email.from))
      },
      async close() {
        transport.close()
      },
    }
  },
})

function compose(
  message: Message,
  previous: Record<string, string> | null,
  to: readonly string[],
  from: string,
  { publicUrl }: ChannelEnvironment,
) {
  const rendering = wording(message, publicUrl)
  const timezone = message.content.kind === 'digest' ? message.content.timezone : 'UTC'
  const first = previous?.messageId
  return {
    from,
    to: [...to],
    subject: rendering.subject,
    text: asText(rendering, timezone),
    html: toHtml(rendering, timezone),
    date: new Date(message.at),
    messageId: messageIdOf(message.id, from),
    ...(first === undefined ? {} : { inReplyTo: first, references: [first] }),
    priority: rendering.tone === 'critical' ? ('high' as const) : ('normal' as const),
    headers: {
      // RFC 3834: no out-of-office answers to an alarm.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...listHeaders(message, from),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/**
 * RFC 2369: how to leave goes to a person. One click (RFC 8058) is not offered on purpose: one mail has several
 * readers, and a scanner that follows it would silence an alarm for all of them.
 */
function listHeaders({ subscription }: Message, from: string): Record<string, string> {
  if (subscription === null) return {}
  return {
    'List-Id': `${subscription} <${subscription}.${addressOf(from).split('@').at(-1)}>`,
    'List-Unsubscribe': `<mailto:${addressOf(from)}?subject=${encodeURIComponent(`unsubscribe ${subscription}`)}>`,
  }
}

function messageIdOf(delivery: string, from: string): string {
  return `<${delivery}@${addressOf(from).split('@').at(-1)}>`
}

/** The bare address of `Name <address>`. */
function addressOf(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim()
}

function receipt(response: string, refused: readonly Refusal[], messageId: string): Receipt {
  const told = refused.length === 0 ? '' : `; refused for good: ${described(refused)}`
  return { code: response.slice(0, 3), response: `${response}${told}`.slice(0, 2_048), ref: { messageId } }
}

function described(refused: readonly Refusal[]): string {
  return refused.map(({ address, said }) => `${address} (${said})`).join(', ')
}

function remember(reached: Map<string, Set<string>>, id: string, done: Set<string>): void {
  reached.set(id, done)
  if (reached.size > MAX_PARTIAL) reached.delete(reached.keys().next().value as string)
}
