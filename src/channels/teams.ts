import { z } from 'zod'
import { defineChannel } from '../channel.ts'
import type { Rendering, Tone } from '../core/rendering.ts'
import { factText } from '../core/wording/text.ts'
import { wording } from '../core/wording.ts'
import { answerText, post } from './_answer.ts'

const Settings = z.strictObject({
  /** The address of a workflow "when a Teams webhook request is received"; it is the credential. */
  url: z.url({ protocol: /^https?$/ }),
})

type Run = { type: 'TextRun'; text: string; weight?: 'Bolder'; size?: 'Large'; isSubtle?: true; color?: string }

const COLOURS: Record<Tone, string> = {
  critical: 'Attention',
  high: 'Warning',
  medium: 'Warning',
  low: 'Accent',
  none: 'Default',
  calm: 'Good',
  note: 'Default',
}

/** Teams refuses messages of more than 28 kB. */
const MAX_LINES = 40

export default defineChannel<z.infer<typeof Settings>>({
  describe: 'Posts an adaptive card to a Microsoft Teams channel by a workflow webhook.',
  settings: Settings as z.ZodType<z.infer<typeof Settings>>,
  open: (_id, { url }, { http, publicUrl, now }) => ({
    async send(message, _previous, signal) {
      const { pathname, search } = new URL(url)
      const secrets = [`${pathname}${search}`, new URL(url).searchParams.get('sig') ?? '']
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify(toMessage(wording(message, publicUrl)))
      const response = await post(http, { url, headers, body, signal, secrets, service: true }, now())
      return { code: String(response.status), response: answerText(response, secrets) }
    },
  }),
})

/** Everything stands in text runs: there Teams reads no Markdown (adaptivecards.io/explorer/TextRun.html). */
function toMessage(rendering: Rendering) {
  const { link, subject } = rendering
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    fallbackText: subject,
    speak: subject,
    msteams: { width: 'Full' },
    body: lines(rendering)
      .slice(0, MAX_LINES)
      .map((inlines) => ({ type: 'RichTextBlock', inlines })),
    actions: link === null ? [] : [{ type: 'Action.OpenUrl', title: link.label, url: link.url }],
  }
  return {
    type: 'message',
    summary: subject,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  }
}

function lines({ tone, badge, headline, lead, exposure, next, facts, quotes, groups, footer }: Rendering): Run[][] {
  return [
    [{ ...run(badge), weight: 'Bolder', color: COLOURS[tone] }],
    [{ ...bold(headline), size: 'Large' }],
    [run(lead)],
    ...(exposure === null ? [] : [[bold('Here: '), run(exposure)]]),
    ...(next === null ? [] : [[bold('Next: '), run(next)]]),
    ...facts.map((fact) => [bold(`${fact.label}: `), run(factText(fact, 'UTC'))]),
    ...quotes.map(({ text, source }) => [run(`“${text}” `), { ...run(source), isSubtle: true as const }]),
    ...groups.flatMap(({ heading, entries, more }) => [
      [bold(heading)],
      ...entries.map((entry) => [bold(`${entry.badge}: `), run(`${entry.title}. ${entry.exposure ?? entry.line}`)]),
      ...(more > 0 ? [[run(`and ${more} more`)]] : []),
    ]),
    [{ ...run(footer), isSubtle: true as const }],
  ]
}

function run(text: string): Run {
  return { type: 'TextRun', text: text.slice(0, 600).toWellFormed() }
}

function bold(text: string): Run {
  return { ...run(text), weight: 'Bolder' }
}
