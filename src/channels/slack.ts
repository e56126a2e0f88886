import type { webApi } from '@slack/bolt'
import { z } from 'zod'
import { defineChannel, type Receipt } from '../channel.ts'
import type { Message } from '../core/message.ts'
import type { Rendering } from '../core/rendering.ts'
import { asText } from '../core/wording/text.ts'
import { wording } from '../core/wording.ts'
import { escapeSlack, toBlocks, toFallback } from './_slack-blocks.ts'
import { FORM_ERRORS, slackClient, slackErrorOf, toDeliveryError } from './_slack-client.ts'

const Settings = z.strictObject({
  channel: z.string().regex(/^(#[^\s#]{1,80}|[CGDU][A-Z0-9]{2,})$/, 'a channel: "#name" or an id like C012AB3CD'),
})

/** A first message that cannot be edited any more leaves the follow-up to its thread. */
const NOT_EDITABLE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed', 'update_failed'])

export default defineChannel<z.infer<typeof Settings>>({
  describe: 'Posts to a Slack channel: news as a message that stays current, follow-ups in its thread.',
  settings: Settings,
  needs: ({ slack }) => (slack?.botToken ? null : 'needs slack.botToken'),
  open: (_id, { channel }, { http, publicUrl, slack }) => ({
    async send(message, previous, signal) {
      const token = slack?.botToken ?? ''
      const client = slackClient(http, token, slack?.apiUrl ?? 'https://slack.com/api/', signal)
      const rendering = wording(message, publicUrl)
      try {
        return previous === null
          ? await first(client, channel, message, rendering)
          : await followUp(client, previous, message, rendering)
      } catch (error) {
        throw toDeliveryError(error, token)
      }
    },
  }),
})

async function first(
  client: webApi.WebClient,
  channel: string,
  message: Message,
  rendering: Rendering,
): Promise<Receipt> {
  const posted = await post(client, { channel, ...body(message, rendering) }, rendering)
  return {
    code: 'ok',
    response: `posted ${posted.channel} ${posted.ts}`,
    ref: { channel: posted.channel ?? channel, ts: posted.ts ?? '', about: aboutOf(message) },
  }
}

/** The first message shows how things stand now; the thread shows how it got there. Turns are shown in the channel too. */
async function followUp(
  client: webApi.WebClient,
  previous: Record<string, string>,
  message: Message,
  rendering: Rendering,
): Promise<Receipt> {
  const { channel = '', ts = '' } = previous
  const content = body(message, rendering)
  // Editing first: it can be repeated when posting fails, posting could not.
  const edited = previous.about === aboutOf(message) && (await edit(client, { channel, ts, ...content }))
  const posted = await post(client, { channel, thread_ts: ts, reply_broadcast: isTurn(message), ...content }, rendering)
  return { code: 'ok', response: `${edited ? 'edited and ' : ''}replied ${channel} ${posted.ts}`, ref: previous }
}

async function edit(client: webApi.WebClient, change: Body & { channel: string; ts: string }): Promise<boolean> {
  try {
    const { unfurl_links: _, unfurl_media: __, mrkdwn: ___, ...rest } = change
    await client.chat.update({ ...rest, parse: 'none', link_names: false })
    return true
  } catch (error) {
    const word = slackErrorOf(error)
    if (word !== null && (NOT_EDITABLE.has(word) || FORM_ERRORS.has(word))) return false
    throw error
  }
}

/** Posts; when Slack does not take the form, the words still go out as text: an alarm must not fail on its looks. */
async function post(
  client: webApi.WebClient,
  args: Body & { channel: string; thread_ts?: string; reply_broadcast?: boolean },
  rendering: Rendering,
): Promise<webApi.ChatPostMessageResponse> {
  const send = (message: object) =>
    client.apiCall('chat.postMessage', {
      ...message,
      parse: 'none',
      link_names: false,
    }) as Promise<webApi.ChatPostMessageResponse>
  try {
    return await send(args)
  } catch (error) {
    if (!FORM_ERRORS.has(slackErrorOf(error) ?? '')) throw error
    const { blocks: _, metadata: __, ...rest } = args
    return await send({ ...rest, text: escapeSlack(asText(rendering)).slice(0, 3_900) })
  }
}

type Body = ReturnType<typeof body>

function body(message: Message, rendering: Rendering) {
  return {
    text: toFallback(rendering),
    blocks: toBlocks(rendering),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
    metadata: {
      event_type: `tocsin_${rendering.type.replace('.', '_')}`,
      event_payload: { delivery: message.id, about: aboutOf(message), subscription: message.subscription ?? '' },
    },
  }
}

/** What a message is about: only a message about the same thing may take its place. */
function aboutOf({ id, content }: Message): string {
  switch (content.kind) {
    case 'event':
      return content.event.id
    case 'restriction':
      return content.restriction.id
    case 'source':
      return `source/${content.source.source}`
    case 'directive':
      return `directive/${content.directive.stream}`
    default:
      return id
  }
}

/** True where a reader of the channel must see the follow-up without opening the thread. */
function isTurn({ content }: Message): boolean {
  return content.kind !== 'event' || content.alert.reason !== 'updated'
}
