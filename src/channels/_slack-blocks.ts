import type { types } from '@slack/bolt'
import type { Choice, Entry, Fact, Group, Rendering, Tone } from '../core/rendering.ts'
import { factText } from '../core/wording/text.ts'

/** `action_id`s of the buttons; `src/web/slack.ts` answers them. */
export const ACTIONS = { approve: 'tocsin_approve', reject: 'tocsin_reject', open: 'tocsin_open' } as const

type Block = types.KnownBlock
type Element = types.RichTextElement

// Limits of Block Kit (docs.slack.dev/reference/block-kit): a message over them is refused as a whole.
const MAX_HEADER = 150
const MAX_TEXT = 2_900
const MAX_BLOCKS = 50
const MAX_LINK = 3_000

/** Symbol and word: colour alone says nothing to many readers, and nothing in a screen reader. */
const SIGNS: Record<Tone, string> = {
  critical: '🔴',
  high: '🟠',
  medium: '🟡',
  low: '🔵',
  none: '⚪',
  calm: '🟢',
  note: '🔔',
}

/**
 * Maps a rendering to Block Kit. Everything that came from outside stands in `plain_text` or `rich_text`, where
 * Slack interprets nothing: no mention, no emoji code, no formatting, no link that is not a link element.
 */
export function toBlocks(rendering: Rendering): Block[] {
  const { badge, headline, lead, exposure, next, facts, quotes, groups, choices, link } = rendering
  const header = `${SIGNS[rendering.tone]} ${badge}: ${headline}`
  const spoken: Element[][] = [
    ...(header.length > MAX_HEADER ? [[bold(headline)]] : []),
    [text(lead)],
    ...(exposure === null ? [] : [[bold('Here: '), text(exposure)]]),
    ...(next === null ? [] : [[bold('Next: '), text(next)]]),
  ]
  const blocks: Block[] = [
    { type: 'header', text: plain(header, MAX_HEADER) },
    rich(lines(spoken)),
    ...(facts.length === 0 ? [] : [rich(lines(facts.map(factLine)))]),
    ...quotes.map(
      ({ text: words, source, url }): Block => ({
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_quote',
            elements: [text(`“${words}”\n`), url === null ? text(source) : linked(url, source)],
          },
        ],
      }),
    ),
    ...groups.flatMap(groupBlocks),
  ]
  const tail: Block[] = [...actions(choices, link), { type: 'context', elements: [plain(rendering.footer, 500)] }]
  return [...blocks.slice(0, MAX_BLOCKS - tail.length), ...tail]
}

/** What notifications and screen readers get; `&`, `<` and `>` are the only characters that Slack reads there. */
export function toFallback(rendering: Rendering): string {
  const parts = [
    `${SIGNS[rendering.tone]} ${rendering.badge}: ${rendering.headline}`,
    rendering.exposure ?? rendering.lead,
  ]
  return escapeSlack(parts.join('. ').slice(0, 1_000))
}

/** Escapes text for the fields that Slack parses. */
export function escapeSlack(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function factLine(fact: Fact): Element[] {
  const shown = factText(fact, 'UTC')
  if (fact.at === undefined) return [bold(`${fact.label}: `), text(shown)]
  const timestamp = Math.floor(Date.parse(fact.at) / 1_000)
  // Slack shows the date in the reader's own zone, so the UTC time that others quote stands beside it.
  return [
    bold(`${fact.label}: `),
    text(`${shown} (`),
    { type: 'date', timestamp, format: '{date_short_pretty} {time}', fallback: shown },
    text(' your time)'),
  ]
}

function groupBlocks({ heading, entries, more }: Group): Block[] {
  return [
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [bold(heading)] },
        { type: 'rich_text_list', style: 'bullet', elements: entries.map(entryItem) },
        ...(more > 0 ? [{ type: 'rich_text_section' as const, elements: [text(`… and ${more} more`)] }] : []),
      ],
    },
  ]
}

function entryItem({ tone, badge, title, line, exposure, url }: Entry): types.RichTextSection {
  return {
    type: 'rich_text_section',
    elements: [
      text(`${SIGNS[tone]} ${badge}: `),
      linked(url, title),
      text(`\n${line}`),
      ...(exposure === null ? [] : [text('\n'), bold(exposure.slice(0, 400))]),
    ],
  }
}

function actions(choices: readonly Choice[], link: Rendering['link']): Block[] {
  const buttons = choices.map(
    (choice): types.Button => ({
      type: 'button',
      action_id: ACTIONS[choice.verb],
      value: choice.value,
      style: choice.verb === 'approve' ? 'primary' : 'danger',
      text: plain(choice.label, 75),
      accessibility_label: `${choice.label} restriction ${choice.value}`.slice(0, 75),
      confirm: {
        title: plain(`${choice.label}?`, 100),
        text: plain(choice.confirm, 300),
        confirm: plain(choice.label, 30),
        deny: plain('Cancel', 30),
      },
    }),
  )
  const open: types.Button[] =
    link === null || link.url.length > MAX_LINK
      ? []
      : [{ type: 'button', action_id: ACTIONS.open, url: link.url, text: plain(link.label, 75) }]
  return buttons.length + open.length === 0 ? [] : [{ type: 'actions', elements: [...buttons, ...open] }]
}

/** Lines of elements in one section, with a break between two lines. */
function lines(all: readonly Element[][]): Element[] {
  return all.flatMap((line, index) => (index === 0 ? line : [text('\n'), ...line]))
}

function rich(elements: Element[]): Block {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}

function plain(words: string, max: number): types.PlainTextElement {
  return {
    type: 'plain_text',
    text: words.length <= max ? words : `${words.slice(0, max - 1).toWellFormed()}…`,
    emoji: false,
  }
}

function text(words: string): Element {
  return { type: 'text', text: words.slice(0, MAX_TEXT).toWellFormed() }
}

function bold(words: string): Element {
  return { type: 'text', text: words.slice(0, MAX_TEXT).toWellFormed(), style: { bold: true } }
}

function linked(url: string, words: string): Element {
  return { type: 'link', url, text: words }
}
