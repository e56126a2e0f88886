import { load } from 'cheerio'
import { z } from 'zod'
import { ParseError } from '../errors.ts'
import { defineDialect, type Payload } from '../source.ts'
import { refuseBotWall } from './_bot-wall.ts'
import { decodePayload } from './_charset.ts'
import { guardHtml, requireHtml, withoutScripts } from './_html.ts'
import { checkOptions } from './_json.ts'
import { believable, pageDrafts } from './_page-drafts.ts'
import { HEADING_MARK, markedPassages, type Passage } from './_passages.ts'
import { readPrevious } from './_previous.ts'
import { htmlToText, oneLine } from './_text.ts'

const Options = z.strictObject({
  /** What the page is called in titles; default its first heading. */
  title: z.string().min(1).optional(),
  /** CSS selectors of the parts that are watched; default the main part of the page. */
  select: z.array(z.string().min(1)).min(1).optional(),
  /** CSS selectors of parts that are left out, besides navigation, forms and consent banners. */
  remove: z.array(z.string().min(1)).default([]),
  /** Passages that contain one of these words are left out. */
  ignore: z.array(z.string().min(1)).default([]),
  /** One item for the page, or one for each section that changed. */
  items: z.enum(['page', 'section']).default('page'),
  /** Words without which the reading is not believed. */
  require: z.array(z.string().min(1)).default([]),
  minShare: z.number().min(0).max(1).default(0.4),
  minChars: z.int().min(0).default(200),
})

export default defineDialect({
  describe: 'Watched web page: what it says now and did not say before',
  compares: true,
  accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5',
  parse(payload, given, previous) {
    const options = checkOptions(Options, given)
    const after = passagesOf(payload, options)
    const watch = { ...options, title: options.title ?? nameOf(payload, after) }
    const before = readPrevious(previous, (earlier) => passagesOf(earlier, options))
    believable(after, before, watch)
    return before === null ? [] : pageDrafts(before, after, watch, payload)
  },
})

// Furniture of pages, and the banners of the usual consent managers.
const FURNITURE = [
  'script, style, noscript, template, svg, img, iframe, nav, form, select, datalist, footer, dialog, body > header',
  '[role=navigation], [role=search], [role=contentinfo], [role=listbox], [role=menu], [role=dialog], [aria-hidden=true]',
  '[hidden], next-route-announcer, #onetrust-consent-sdk, #CybotCookiebotDialog, #usercentrics-root, .cc-window',
  '.osano-cm-window, #truste-consent-track, [id*=cookie-banner i], [class*=cookie-banner i], [id*=cookie-consent i]',
  '[class*=cookie-consent i], [class*=cookie-notice i]',
].join(', ')
/** A main part with less text than this is a frame that scripts fill; the whole body is read then. */
const THIN = 200

function passagesOf(payload: Payload, options: z.output<typeof Options>): Passage[] {
  const html = decodePayload(payload)
  requireHtml(html)
  refuseBotWall(html)
  guardHtml(html)
  const $ = load(withoutScripts(html))
  $(FURNITURE).remove()
  for (const selector of options.remove) matched(() => $(selector), selector).remove()
  $('h1, h2, h3, h4, h5, h6').each((_, heading) => {
    $(heading).prepend(`${HEADING_MARK}${heading.tagName[1]} `)
  })
  const inside = (selector: string): string =>
    matched(() => $(selector), selector)
      .toArray()
      .map((element) => htmlToText($.html(element)))
      .join('\n')
  const parts = options.select?.map((selector) => {
    const text = inside(selector)
    if (text.trim() === '') throw new ParseError('the selector finds nothing', selector)
    return text
  })
  return markedPassages(parts?.join('\n') ?? mainText(inside)).filter(
    ({ text }) => !options.ignore.some((word) => text.includes(word)),
  )
}

/** What the page calls itself: its main heading, else the words of its title. */
function nameOf(payload: Payload, passages: readonly Passage[]): string | undefined {
  if (passages.some(({ level }) => level === 1)) return passages.find(({ level }) => level === 1)!.text
  const title = /<title[^>]{0,200}>([^<]{1,300})<\/title>/i.exec(decodePayload(payload).slice(0, 100_000))?.[1]
  return title && oneLine(htmlToText(title)) ? oneLine(htmlToText(title)) : undefined
}

function mainText(inside: (selector: string) => string): string {
  for (const selector of ['main', '[role=main]', 'article', '#content']) {
    const text = inside(`${selector}:first`)
    if (text.length >= THIN) return text
  }
  return inside('body')
}

function matched<T>(find: () => T, selector: string): T {
  try {
    return find()
  } catch (error) {
    throw new ParseError('not a CSS selector', selector, error)
  }
}
