import { z } from 'zod'
import { ParseError } from '../errors.ts'
import { defineDialect, type Payload } from '../source.ts'
import { refuseBotWall } from './_bot-wall.ts'
import { decodePayload } from './_charset.ts'
import { checkOptions } from './_json.ts'
import { believable, pageDrafts } from './_page-drafts.ts'
import { markdownPassages, type Passage } from './_passages.ts'
import { readPrevious } from './_previous.ts'

const Options = z.strictObject({
  /** What the document is called in titles; default its first heading. */
  title: z.string().min(1).optional(),
  /** Only what stands under headings that contain one of these words. */
  sections: z.array(z.string().min(1)).min(1).optional(),
  /** Passages that contain one of these words are left out. */
  ignore: z.array(z.string().min(1)).default([]),
  /** One item for the document, or one for each section that changed. */
  items: z.enum(['page', 'section']).default('page'),
  /** Words without which the reading is not believed. */
  require: z.array(z.string().min(1)).default([]),
  minShare: z.number().min(0).max(1).default(0.4),
  minChars: z.int().min(0).default(80),
})

export default defineDialect({
  describe: 'Watched Markdown document: what it says now and did not say before',
  compares: true,
  accept: 'text/markdown, text/plain;q=0.9, */*;q=0.5',
  parse(payload, given, previous) {
    const options = checkOptions(Options, given)
    const watch = { ...options, title: options.title }
    const after = passagesOf(payload, options)
    const before = readPrevious(previous, (earlier) => passagesOf(earlier, options))
    believable(after, before, watch)
    return before === null ? [] : pageDrafts(before, after, watch, payload)
  },
})

function passagesOf(payload: Payload, options: z.output<typeof Options>): Passage[] {
  const text = decodePayload(payload)
  if (/^\s*<(?:!doctype html|html)\b/i.test(text)) {
    refuseBotWall(text)
    throw new ParseError('HTML where Markdown was expected; HTML pages are the dialect page')
  }
  if (/^\s*(?:\{|\[\s*[{"]|<\?xml)/.test(text)) throw new ParseError('JSON or XML where Markdown was expected')
  if (text.includes('\0')) throw new ParseError('binary bytes where Markdown was expected')
  return within(markdownPassages(text), options.sections).filter(
    ({ text }) => !options.ignore.some((word) => text.includes(word)),
  )
}

/** The passages of wanted sections, with everything nested below their headings. */
function within(passages: readonly Passage[], sections: readonly string[] | undefined): Passage[] {
  if (sections === undefined) return [...passages]
  let depth: number | null = null
  return passages.filter(({ level, text }) => {
    if (level !== null && (depth === null || level <= depth)) {
      depth = sections.some((word) => text.toLowerCase().includes(word.toLowerCase())) ? level : null
    }
    return depth !== null
  })
}
