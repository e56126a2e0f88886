import { z } from 'zod'
import { defineChannel } from '../channel.ts'
import type { Rendering, Tone } from '../core/rendering.ts'
import { factText } from '../core/wording/text.ts'
import { wording } from '../core/wording.ts'
import { answerText, post } from './_answer.ts'

const Settings = z.strictObject({
  /** The address of a channel webhook; it is the credential. */
  url: z.url({ protocol: /^https?$/ }).regex(/\/webhooks\/\d+\/[\w-]+$/, 'must end in /webhooks/ID/TOKEN'),
})

const COLOURS: Record<Tone, number> = {
  critical: 0xc62828,
  high: 0xd9730d,
  medium: 0xc9a400,
  low: 0x3b6fb6,
  none: 0x8a8f98,
  calm: 0x2e7d4f,
  note: 0x5b6472,
}

// Limits of an embed (discord.com/developers/docs/resources/message#embed-object-embed-limits); 6000 in all.
const MAX = { title: 256, description: 2_600, name: 80, value: 240, fields: 8 }

export default defineChannel<z.infer<typeof Settings>>({
  describe: 'Posts to a Discord channel by its webhook.',
  settings: Settings as z.ZodType<z.infer<typeof Settings>>,
  open: (_id, { url }, { http, publicUrl, now }) => ({
    async send(message, _previous, signal) {
      const secrets = [new URL(url).pathname.split('/').at(-1) as string]
      const body = JSON.stringify(toPost(wording(message, publicUrl), message.at))
      const headers = { 'content-type': 'application/json' }
      const response = await post(
        http,
        { url: `${url}?wait=true`, headers, body, signal, secrets, service: true },
        now(),
      )
      return { code: String(response.status), response: answerText(response, secrets) }
    },
  }),
})

function toPost(rendering: Rendering, at: string) {
  const { badge, headline, tone, link, footer, facts } = rendering
  return {
    // No text from outside may call anybody, whatever it contains.
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: cut(escapeMarkdown(`${badge}: ${headline}`), MAX.title),
        ...(link === null ? {} : { url: link.url }),
        description: cut(description(rendering), MAX.description),
        color: COLOURS[tone],
        fields: facts.slice(0, MAX.fields).map((fact) => ({
          name: cut(escapeMarkdown(fact.label), MAX.name),
          value: cut(escapeMarkdown(factText(fact, 'UTC')), MAX.value),
          inline: true,
        })),
        footer: { text: cut(footer, 300) },
        timestamp: at,
      },
    ],
  }
}

function description({ lead, exposure, next, quotes, groups }: Rendering): string {
  return [
    escapeMarkdown(lead),
    ...(exposure === null ? [] : [`**Here:** ${escapeMarkdown(exposure)}`]),
    ...(next === null ? [] : [`**Next:** ${escapeMarkdown(next)}`]),
    ...quotes.map(({ text, source }) => `“${escapeMarkdown(text)}”\n${escapeMarkdown(source)}`),
    ...groups.map(({ heading, entries, more }) =>
      [
        `**${escapeMarkdown(heading)}**`,
        ...entries.map((entry) => `${escapeMarkdown(`${entry.badge}: ${entry.title}`)}`),
        ...(more > 0 ? [`and ${more} more`] : []),
      ].join('\n'),
    ),
  ].join('\n\n')
}

/** Discord reads Markdown, mentions and bare addresses; a backslash before every sign that could begin one ends that. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_~`|>#\-+[\](){}<@:]/g, '\\$&')
}

function cut(text: string, max: number): string {
  return text.length <= max
    ? text
    : `${text
        .slice(0, max - 1)
        .toWellFormed()
        .replace(/\\$/, '')}…`
}
