import { load } from 'cheerio'
import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { defineDialect } from '../source.ts'
import { refuseBotWall } from './_bot-wall.ts'
import { decodePayload } from './_charset.ts'
import { parseDay } from './_dates.ts'
import { guardHtml } from './_html.ts'
import { webAddress } from './_incident.ts'
import { checkOptions, checkShape, readJson } from './_json.ts'
import { oneLine } from './_text.ts'

// Wire shape: the publishing server of Chinese ministries, JSON around one piece of HTML.
const Answer = z.object({ data: z.object({ html: z.string() }) })

const SITE = 'https://aqygzj.mofcom.gov.cn/'
const MOST_CHARS = 2_000_000
const ARTICLE = /\/art\/(?:\d{4}\/)?(?:\d+\/)?art_([0-9a-f]{32}|[0-9a-f_]{6,60})\.html/
// Announcement numbers: 商务部公告2026年第25号 and 不可靠实体清单工作机制公告〔2026〕5号. The brackets vary.
const NUMBER = /((?:[\p{Script=Han}]{2,24})?公告)\s*[〔［[（(]?\s*(\d{4})\s*[〕］\])）]?\s*年?\s*第?\s*(\d+)\s*号/u

/**
 * MOFCOM: one draft per announcement of a list. The announcement number is the identity: one notice stands on several
 * lists under different addresses. The page behind the link has the text.
 */
export default defineDialect({
  describe: 'MOFCOM lists of announcements: the JSON of the publishing server, or a list page',
  speaker: { kind: 'regulatory', authority: 'official' },
  accept: 'application/json, text/html;q=0.8',
  parse(payload, options) {
    checkOptions(z.strictObject({}), options)
    const text = decodePayload(payload)
    const html = /^\s*</.test(text) ? text : checkShape(Answer, readJson(payload)).data.html
    if (html.length > MOST_CHARS) throw new ParseError('a MOFCOM list of more characters than any real one')
    refuseBotWall(html)
    guardHtml(html)
    const $ = load(html)
    const drafts = new Map<string, Draft>()
    for (const link of $('a[href*="art_"]')) {
      const href = $(link).attr('href') ?? ''
      const article = ARTICLE.exec(href)
      const title = oneLine($(link).attr('title') || $(link).text())
      if (article === null || title === '') continue
      const number = NUMBER.exec(title)
      const id = number ? `${number[1]}${number[2]}年第${number[3]}号` : article[1]!
      const day = parseDay(/\d{4}-\d{2}-\d{2}/.exec($(link).closest('li, tr, div').text())?.[0])
      if (drafts.has(id)) continue
      drafts.set(id, {
        externalId: id,
        url: webAddress(href, URL.canParse(payload.url) ? payload.url : SITE),
        title,
        text: '',
        lang: 'zh',
        published: day === null ? null : `${day}T00:00:00.000Z`,
        facts: { ...(number ? { announcement: id } : {}), ...(day === null ? {} : { date: day }) },
      })
    }
    if (drafts.size === 0) throw new ParseError('no articles in the MOFCOM list', 'a[href*="art_"]')
    return [...drafts.values()]
  },
})
