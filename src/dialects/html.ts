import { type CheerioAPI, load } from 'cheerio'
import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { defineDialect } from '../source.ts'
import { refuseBotWall } from './_bot-wall.ts'
import { decodePayload } from './_charset.ts'
import { parseDate } from './_dates.ts'
import { distinct, externalIdOf } from './_draft.ts'
import { guardHtml, requireHtml, withoutScripts } from './_html.ts'
import { checkOptions } from './_json.ts'
import { htmlToText, oneLine } from './_text.ts'

/** A CSS selector inside an item; `selector@attribute` reads an attribute, `@attribute` one of the item itself. */
const Place = z.string().min(1)

const Options = z.strictObject({
  /** CSS selector of one notice: a row, a card, a list item. */
  item: Place,
  title: Place.default('a'),
  link: Place.default('a@href'),
  date: Place.optional(),
  text: Place.optional(),
  /** CSS selectors of parts of an item that are left out. */
  remove: z.array(z.string().min(1)).default([]),
  /** What identifies a notice: its address, or title and date where addresses are shared. */
  id: z.enum(['link', 'title']).default('link'),
  /** Only items whose address contains one of these. */
  linkContains: z.array(z.string().min(1)).optional(),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  /** Minutes east of UTC of dates that carry no zone. */
  dateOffset: z.int().min(-900).max(900).optional(),
  /** Fewest items of a page that is what it should be. */
  minItems: z.int().min(0).default(1),
})
type Options = z.output<typeof Options>

export default defineDialect({
  describe: 'List of notices on a web page, read by CSS selectors',
  accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5',
  parse(payload, given) {
    const options = checkOptions(Options, given)
    const html = decodePayload(payload)
    requireHtml(html)
    refuseBotWall(html)
    guardHtml(html)
    const $ = load(withoutScripts(html))
    const base = resolved($('base[href]').attr('href') ?? '', payload.url) ?? payload.url
    const items = select($, options.item).toArray()
    const drafts = items.flatMap((element, at) => {
      const item = $(element)
      for (const selector of options.remove) within(item, selector).remove()
      return draftOf(item, base, options, at) ?? []
    })
    if (drafts.length < options.minItems) {
      throw new ParseError(`the page holds ${drafts.length} items, fewer than ${options.minItems}`, options.item)
    }
    return distinct(drafts)
  },
})

type Selection = ReturnType<CheerioAPI>

function draftOf(item: Selection, base: string, options: Options, at: number): Draft | null {
  const title = oneLine(htmlToText(read(item, options.title) ?? ''))
  const href = read(item, options.link)?.trim() ?? ''
  const url = href === '' ? null : resolved(href, base)
  // A head row or an ornament has neither; a notice without its title is a page that changed.
  if (title === '' && url === null) return null
  if (options.linkContains && !options.linkContains.some((part) => url?.includes(part))) return null
  if (title === '') throw new ParseError('a notice has no title', `${options.item}:nth(${at}) ${options.title}`)
  const dateText = options.date === undefined ? '' : oneLine(htmlToText(read(item, options.date) ?? ''))
  const published = parseDate(dateText, { order: options.dateOrder, offset: options.dateOffset })
  const text = options.text === undefined ? '' : htmlToText(read(item, options.text) ?? '')
  return {
    externalId:
      options.id === 'title'
        ? externalIdOf(null, null, `${title}\n${published ?? dateText}`, text)
        : externalIdOf(null, url, title, text),
    url,
    title,
    text,
    published,
    // A date that could not be read is kept in its words, never guessed.
    facts: published === null && dateText !== '' ? { date: dateText } : {},
  }
}

/** The markup of the first match, or the value of its attribute; null when there is none. */
function read(item: Selection, place: string): string | null {
  const mark = /^(.*?)@([\w:-]+)$/.exec(place)
  const selector = (mark ? mark[1]! : place).trim()
  const found = selector === '' ? item : within(item, selector)
  if (found.length === 0) return null
  return (mark ? found.first().attr(mark[2]!) : found.first().html()) ?? null
}

/** Matches inside an item, or the item itself when it matches. */
function within(item: Selection, selector: string): Selection {
  try {
    const inside = item.find(selector)
    return inside.length > 0 ? (inside as Selection) : item.filter(selector)
  } catch (error) {
    throw new ParseError('not a CSS selector', selector, error)
  }
}

function select($: CheerioAPI, selector: string): Selection {
  try {
    return $(selector) as Selection
  } catch (error) {
    throw new ParseError('not a CSS selector', selector, error)
  }
}

function resolved(href: string, base: string): string | null {
  if (!URL.canParse(href, base)) return null
  const url = new URL(href, base)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null
}
