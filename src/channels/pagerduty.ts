import { z } from 'zod'
import { defineChannel } from '../channel.ts'
import type { Message } from '../core/message.ts'
import type { Rendering, Tone } from '../core/rendering.ts'
import { asText, factText } from '../core/wording/text.ts'
import { wording } from '../core/wording.ts'
import { answerText, post } from './_answer.ts'

const Settings = z.strictObject({
  /** Integration key of an "Events API v2" integration. */
  routingKey: z.string().regex(/^[A-Za-z0-9]{32}$/, 'an integration key of 32 letters and digits'),
  url: z.url({ protocol: /^https?$/ }).default('https://events.pagerduty.com/v2/enqueue'),
})

const SEVERITIES: Record<Tone, 'critical' | 'error' | 'warning' | 'info'> = {
  critical: 'critical',
  high: 'error',
  medium: 'warning',
  low: 'info',
  none: 'info',
  calm: 'info',
  note: 'info',
}

export default defineChannel<z.infer<typeof Settings>>({
  describe: 'Opens and resolves PagerDuty incidents (Events API v2), one for each event, decision or blind source.',
  settings: Settings as z.ZodType<z.infer<typeof Settings>>,
  open: (_id, { routingKey, url }, { http, publicUrl, now }) => ({
    async send(message, _previous, signal) {
      const body = JSON.stringify({
        routing_key: routingKey,
        ...toAlert(message, wording(message, publicUrl), publicUrl),
      })
      const headers = { 'content-type': 'application/json' }
      const secrets = [routingKey]
      const response = await post(http, { url, headers, body, signal, secrets, service: true }, now())
      return { code: String(response.status), response: answerText(response, secrets) }
    },
  }),
})

/** The form of docs: developer.pagerduty.com, "Send an alert event". */
function toAlert(message: Message, rendering: Rendering, publicUrl: string) {
  const dedup_key = subjectOf(message)
  if (isOver(message)) return { event_action: 'resolve', dedup_key }
  const facts = rendering.facts.map((fact) => [fact.label, factText(fact, 'UTC')])
  return {
    event_action: 'trigger',
    dedup_key,
    client: 'Tocsin',
    client_url: rendering.link?.url ?? publicUrl,
    links: rendering.quotes.flatMap(({ url, source }) => (url === null ? [] : [{ href: url, text: source }])),
    payload: {
      summary: rendering.subject,
      severity: SEVERITIES[rendering.tone],
      source: 'tocsin',
      timestamp: message.at,
      class: rendering.type,
      custom_details: {
        ...Object.fromEntries(facts),
        message: asText(rendering).slice(0, 8_000),
        delivery: message.id,
      },
    },
  }
}

/** What the incident is about, so that its end finds it. */
function subjectOf({ id, content }: Message): string {
  switch (content.kind) {
    case 'event':
      return content.event.id
    case 'restriction':
      return content.restriction.id
    case 'source':
      return `source/${content.source.source}`.slice(0, 255)
    case 'directive':
      return `directive/${content.directive.stream}`.slice(0, 255)
    default:
      return id
  }
}

/** Whether nobody needs to act any more. A restriction pages only while it waits for a decision. */
function isOver({ content }: Message): boolean {
  switch (content.kind) {
    case 'event':
      return content.event.status !== 'open'
    case 'restriction':
      return content.restriction.status !== 'proposed'
    case 'source':
      return content.source.health === 'ok'
    case 'directive':
      return content.directive.routes.every((route) => route.state === 'normal')
    default:
      return false
  }
}
