import type { Passage } from './_passages.ts'

/**
 * What two passages must share to say the same; empty for a passage that says nothing. Nearly all changes of raw pages
 * are noise of these classes: nonces and build ids, times of rendering, counters, consent banners, typography.
 */
export function sayingKey(passage: Passage): string {
  const text = passage.text.normalize('NFKC')
  if (text.length < 400 && (STAMP.test(text) || BANNER.test(text))) return ''
  if (CONSENT.test(text) || isFiller(text)) return ''
  const masked = MASKS.reduce((words, [pattern, mark]) => words.replace(pattern, mark), text)
  return DATES.reduce((words, [pattern, order]) => words.replace(pattern, (...found) => isoDate(found, order)), masked)
    .toLowerCase()
    .replace(/(\d)[.,](?=\d)/g, '$1\u0001') // 5.00 and 500 differ; other punctuation does not count
    .replace(/[^\p{L}\p{M}\p{N}\u0001\u0002$€£¥%<>≤≥=]+/gu, '')
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?'
const DATE = `(?:\\d{4}-\\d\\d-\\d\\d(?:[T ][\\d:.]+Z?)?|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)? ${MONTH},? \\d{4}|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}|${MONTH} \\d{4})`

// The same day written the American and the other way is the same day.
const DATES: readonly (readonly [RegExp, readonly [number, number, number]])[] = [
  [new RegExp(`\\b(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, 'gi'), [3, 1, 2]],
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (${MONTH}),? (\\d{4})(?!\\d)`, 'gi'), [3, 2, 1]],
]

function isoDate(found: readonly unknown[], [year, month, day]: readonly [number, number, number]): string {
  return `${found[year]}${String(found[month]).slice(0, 3)}${String(found[day]).padStart(2, '0')}`
}

// The time at which a page was last touched; dates of effect are not among them.
const STAMP = new RegExp(
  `^(?:this (?:page|document) was )?(?:last |recently |page )?(?:updated|modified|reviewed|edited|generated|refreshed|retrieved|rendered|checked|fetched)(?: on| at| by [\\p{L} ]{1,40})?:? ?(?:${DATE}|(?:over |about |almost )?(?:\\d+|an?) \\w+ ago|yesterday|today|just now)?[ .,]*(?:at )?[\\d:]* ?(?:am|pm|utc|gmt)?\\.?$`,
  'iu',
)

const BANNER =
  /^(?:we (?:and our (?:\d+ )?partners )?use cookies\b|this (?:web)?site uses cookies\b|by (?:continuing|using|clicking)[^.]{0,80}cookies|(?:accept|reject|allow|decline) (?:all|cookies|non-essential)|(?:cookie|privacy|consent) (?:settings|preferences|choices)$|manage (?:cookies|preferences|consent)|your privacy choices$|do not sell (?:or share )?my personal information$|opens in a new tab|skip to (?:main )?content$|copy page$|we value your privacy$|revisit consent|number of vendors seeking|(?:third party vendors|google ad tech providers)\b|was this (?:page|article) helpful\b|(?:loading|please wait)[.…]*$|sign in$|log in$|subscribe$|share$|print$)/i

/** The paragraph of a consent banner, however long. */
const CONSENT = /^we and our (?:\d+ )?partners (?:use|store|process)\b/i
/** What scripts write to measure fonts: the same few words again and again. */
function isFiller(text: string): boolean {
  const words = text.split(/\s+/)
  return words.length >= 20 && new Set(words).size * 10 <= words.length
}

const MASKS: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/[^\s)\]]+/g, '\u0002'],
  [/\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi, '\u0002'],
  [/\b(?=[\da-f]*\d)(?=[\da-f]*[a-f])[\da-f]{12,}\b/gi, '\u0002'],
  [/\b(?:build|commit|revision|release id|request id|ray id|trace id|nonce|session)[ :#]+[\w.-]{4,}\b/gi, '\u0002'],
  [/\b(?=[\w+/-]*\d)(?=[\w+/-]*[a-z])(?=[\w+/-]*[A-Z])[A-Za-z\d+/]{24,}={0,2}/g, '\u0002'],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?/g, '\u0002'],
  [/\b\d{1,2}:\d\d:\d\d\b/g, '\u0002'],
  [/\b(?:\d+|an?|one|few) (?:second|minute|min|hour|day|week|month|year)s? ago\b|\bjust now\b/gi, '\u0002'],
  [
    /\b\d[\d.,]*\s?[km]?\+? (?:view|like|comment|share|star|fork|follower|subscriber|download|reader|repl(?:y|ie)|upvote|vote|point|clap|visitor|user online|member online|rating|review|watcher)s?\b/gi,
    '\u0002',
  ],
  [/\b\d+[ -]min(?:ute)?s? read\b/gi, '\u0002'],
  [/(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)/gi, '©'],
]
