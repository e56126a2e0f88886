import { z } from 'zod'
import { defineChannel } from '../channel.ts'
import type { Rendering, Tone } from '../core/rendering.ts'
import { asText } from '../core/wording/text.ts'
import { wording } from '../core/wording.ts'
import { answerText, post } from './_answer.ts'

const Settings = z.strictObject({
  topic: z.string().regex(/^[-_A-Za-z0-9]{1,64}$/, 'a topic: at most 64 letters, digits, dashes and underscores'),
  url: z.url({ protocol: /^https?$/ }).default('https://ntfy.sh'),
  /** Access token of a protected topic. */
  token: z.string().min(1).optional(),
})

/** ntfy's priorities, 5 the loudest (docs.ntfy.sh/publish). */
const PRIORITIES: Record<Tone, number> = { critical: 5, high: 4, medium: 3, low: 2, none: 1, calm: 3, note: 2 }
/** Longer messages become an attachment there. */
const MAX_MESSAGE_BYTES = 4_000

export default defineChannel<z.infer<typeof Settings>>({
  describe: 'Pushes to phones by an ntfy server (ntfy.sh or your own).',
  settings: Settings as z.ZodType<z.infer<typeof Settings>>,
  open: (_id, { topic, url, token }, { http, publicUrl, now }) => ({
    async send(message, _previous, signal) {
      const rendering = wording(message, publicUrl)
      const headers = {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      }
      const secrets = token === undefined ? [] : [token]
      const body = JSON.stringify({ topic, ...toPush(rendering) })
      const response = await post(http, { url, headers, body, signal, secrets, service: true }, now())
      return { code: String(response.status), response: answerText(response, secrets) }
    },
  }),
})

function toPush(rendering: Rendering) {
  const { link, tone, subject } = rendering
  return {
    title: subject,
    message: cutBytes(asText(rendering), MAX_MESSAGE_BYTES),
    priority: PRIORITIES[tone],
    markdown: false,
    ...(link === null ? {} : { click: link.url, actions: [{ action: 'view', label: link.label, url: link.url }] }),
  }
}

function cutBytes(text: string, max: number): string {
  const bytes = new TextEncoder().encode(text)
  if (bytes.length <= max) return text
  return `${new TextDecoder().decode(bytes.subarray(0, max - 3)).replace(/\ufffd+$/, '')}…`
}
