import { z } from 'zod'
import { ParseError } from '../errors.ts'
import { defineDialect } from '../source.ts'
import { decodePayload } from './_charset.ts'
import { distinct } from './_draft.ts'
import { checkOptions, checkShape, readJson } from './_json.ts'
import { looseToText, oneLine } from './_text.ts'

const Options = z.strictObject({
  /** Only articles of these sites; GDELT copies a wire story to hundreds of them. */
  domains: z.array(z.string().min(3)).optional(),
})

const Text = z.string().nullish()
// https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/ , mode ArtList; no hits are `{}`.
const Answer = z.object({
  articles: z
    .array(
      z.object({
        url: z.string().min(1),
        title: z.string(),
        seendate: z.string(),
        domain: Text,
        language: Text,
        sourcecountry: Text,
      }),
    )
    .optional(),
})

export default defineDialect({
  describe: 'GDELT DOC 2.0 article list (JSON)',
  accept: 'application/json',
  parse(payload, given) {
    const { domains } = checkOptions(Options, given)
    const text = decodePayload(payload)
    // Errors are a sentence with status 200: a query too short, too many requests.
    if (!/^\s*[{<]/.test(text)) throw new ParseError(`GDELT says: ${oneLine(text).slice(0, 160) || 'nothing'}`)
    const body = new TextEncoder().encode(repaired(text))
    const { articles = [] } = checkShape(Answer, readJson({ ...payload, body }))
    const drafts = articles.map((article, at) => {
      if (!/^https?:\/\//i.test(article.url)) throw new ParseError('not a web address', `/articles/${at}/url`)
      const domain = article.domain ?? new URL(article.url).hostname
      return {
        externalId: article.url,
        url: article.url,
        // Titles come tokenised: `U . S . bans chips , sources say`.
        title: oneLine(looseToText(article.title)).replace(/ ([.,:;!?%)\]])(?= |$)/g, '$1'),
        text: '',
        lang: languageTag(article.language),
        published: seenAt(article.seendate, at),
        publisher: domain.replace(/^www\./, ''),
        facts: { domain, ...(article.sourcecountry ? { country: article.sourcecountry } : {}) },
      }
    })
    return distinct(drafts.filter((draft) => !domains || domains.includes(draft.publisher)))
  },
})

/** GDELT leaves raw control characters and stray backslashes in titles. */
function repaired(text: string): string {
  return text
    .replace(/[\u0000-\u001f]/g, ' ')
    .replace(/\\(?:["\\/bfnrt]|u[\da-fA-F]{4})|\\/g, (found) => (found === '\\' ? '\\\\' : found))
}

function seenAt(text: string, at: number): string {
  const found = /^(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)Z?$/.exec(text)
  const iso = found && `${found[1]}-${found[2]}-${found[3]}T${found[4]}:${found[5]}:${found[6]}.000Z`
  if (!iso || Number.isNaN(Date.parse(iso)))
    throw new ParseError(`not a GDELT time: '${text.slice(0, 30)}'`, `/articles/${at}/seendate`)
  return iso
}

// GDELT names languages in English; only those that the catalogue's press writes in.
const LANGUAGES: Readonly<Record<string, string>> = {
  ...{ english: 'en', chinese: 'zh', german: 'de', french: 'fr', spanish: 'es', italian: 'it', portuguese: 'pt' },
  ...{ russian: 'ru', japanese: 'ja', korean: 'ko', arabic: 'ar', turkish: 'tr', dutch: 'nl', polish: 'pl' },
  ...{ ukrainian: 'uk', vietnamese: 'vi', indonesian: 'id', hindi: 'hi', swedish: 'sv', norwegian: 'no', danish: 'da' },
  ...{
    finnish: 'fi',
    greek: 'el',
    romanian: 'ro',
    czech: 'cs',
    hungarian: 'hu',
    hebrew: 'he',
    persian: 'fa',
    thai: 'th',
  },
}

function languageTag(name: string | null | undefined): string | null {
  const key = name?.toLowerCase() ?? ''
  return Object.hasOwn(LANGUAGES, key) ? LANGUAGES[key]! : null
}
