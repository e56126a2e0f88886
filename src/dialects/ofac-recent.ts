import { load } from 'cheerio'
import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { defineDialect } from '../source.ts'
import { refuseBotWall } from './_bot-wall.ts'
import { decodePayload } from './_charset.ts'
import { parseDay } from './_dates.ts'
import { guardHtml } from './_html.ts'
import { linksIn } from './_incident.ts'
import { checkOptions } from './_json.ts'
import { htmlToText, oneLine } from './_text.ts'

const MOST_CHARS = 2_000_000 // real pages have 50 000
const SITE = 'https://ofac.treasury.gov'
// An action's address is its day, with a suffix when a day has several.
const ACTION = /\/recent-actions\/((\d{4})(\d{2})(\d{2})(?:_\d+)?)\/?(?:$|[?#])/

/**
 * OFAC recent actions: one draft per action of the list, or the whole text of a single action's page. Both give the
 * same external id, so the page completes what the list announced. Times are days: OFAC publishes none.
 */
export default defineDialect({
  describe: 'OFAC recent actions: the list page, or the page of one action',
  speaker: { kind: 'regulatory', authority: 'official' },
  accept: 'text/html',
  parse(payload, options) {
    checkOptions(z.strictObject({}), options)
    const html = decodePayload(payload)
    if (html.trim() === '') throw new ParseError('empty body where the OFAC page was expected')
    if (!/^\s*</.test(html) || html.length > MOST_CHARS)
      throw new ParseError('not a page of OFAC: no markup, or too much')
    refuseBotWall(html)
    guardHtml(html)
    const $ = load(html)
    const single = $('article[class*="ofac-recent-action"]').first()
    if (single.length > 0) return [actionPage($, single.html() ?? '', payload.url)]
    const drafts = new Map<string, Draft>()
    for (const link of $('a[href*="/recent-actions/"]')) {
      const match = ACTION.exec($(link).attr('href') ?? '')
      const title = oneLine($(link).text())
      if (match === null || title === '') continue
      const row = $(link).closest('.search-result, .views-row, tr, li')
      const category = oneLine(row.find('a').last().text())
      drafts.set(match[1]!, draft(match, title, '', category === title ? null : category))
    }
    if (drafts.size === 0) throw new ParseError('no actions on the OFAC page', 'a[href*="/recent-actions/"]')
    return [...drafts.values()]
  },
})

function draft(match: RegExpExecArray, title: string, text: string, category: string | null): Draft {
  const [, id, year, month, day] = match as unknown as [string, string, string, string, string]
  return {
    externalId: id,
    url: `${SITE}/recent-actions/${id}`,
    title,
    text,
    lang: 'en',
    published: `${year}-${month}-${day}T00:00:00.000Z`,
    facts: { date: `${year}-${month}-${day}`, ...(category ? { category } : {}) },
  }
}

function actionPage($: ReturnType<typeof load>, article: string, address: string): Draft {
  const inner = load(article)
  const title = oneLine($('h1').first().text()) || oneLine($('title').text())
  const body = inner('.field--name-field-body .field__item').first().html() ?? ''
  const canonical = $('[data-a2a-url]').attr('data-a2a-url') ?? $('link[rel=canonical]').attr('href') ?? address
  const released = parseDay(inner('.field--name-field-release-date .field__item').text(), { order: 'mdy' })
  const match =
    ACTION.exec(canonical) ?? (released ? ACTION.exec(`/recent-actions/${released.replaceAll('-', '')}`) : null)
  if (match === null) throw new ParseError('an OFAC action without a date', 'link[rel=canonical]')
  const page = draft(match, title, htmlToText(body), null)
  const links = linksIn(article).filter((link) => !/addtoany\.com/.test(link))
  return { ...page, facts: { ...page.facts, ...(links.length > 0 ? { links } : {}) } }
}
