import type { Reading } from './event.ts'
import { impactRank } from './impact.ts'
import type { Authority, Kind } from './item.ts'
import { isGauge, recurs } from './phase.ts'
import { bandsOf, hash, type Signature, signatureOf, tokensOf } from './shingle.ts'
import { isIncident, type Track, trackOf } from './track.ts'
import { authorityOf, isFirm, publisherKey } from './voice.ts'

/** What correlation looks at in a reading; everything is bounded. */
export interface Traits {
  item: string
  /** Where it was read: the source id, else the publisher; two items of one place are never copies of each other's link. */
  place: string
  publisher: string
  kind: Kind
  authority: Authority | null
  track: Track
  /** When it was published, else when it was seen; milliseconds. A bare date is the latest hour of it that is possible. */
  at: number
  vendors: readonly string[]
  models: readonly string[]
  instruments: readonly string[]
  jurisdictions: readonly string[]
  /** The date from which it holds, when stated. */
  effective: readonly string[]
  /** The state of a component or page, not an incident with a number. */
  gauge: boolean
  /** Measured again and again under one id. */
  recurs: boolean
  /** An incident's own identity: place and external id. */
  incident: string | null
  /** Canonical address of the item, null for a home page. */
  link: string | null
  /** Canonical addresses that the text cites. */
  cites: readonly string[]
  /** Rank of its impact, 0 (`none`) to 4 (`critical`). */
  rank: number
  /** The vendor about itself, or the body that makes the rule. */
  firm: boolean
  /** MinHash of title and text. */
  signature: Signature
  /** Hashes of the distinctive words of the title. */
  title: readonly number[]
  /** Hashes of the distinctive words of the opening. */
  body: readonly number[]
  /** Hashes of names and numbers in Latin letters, where the title is in another script; they cross languages. */
  latin: readonly number[]
}

const DAY = 86_400_000
const MAX_TITLE = 14
const MAX_BODY = 28
const MAX_LATIN = 16
const MAX_NAMES = 16
const MAX_CITES = 6
const OPENING = 700
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const URL_IN_TEXT = /\bhttps?:\/\/[^\s<>"'()[\]{}|\\^`]{4,400}/gi
const TRACKING = /^(utm_|ref$|ref_|source$|fbclid|gclid|mc_|cmp$|smid$|cid$)/
const HOMES = /^(\/|\/(index\.\w+|news|blog|home|status|history|incidents|latest|feed|rss)\/?)$/i
// Words that say nothing about which event it is: grammar, and the everyday words of the trade.
const COMMON = new Set(
  `the and for with from that this are was were has have had its his her their they will would can could may might been being but not now new more most
over after before about into than then amid among between against under while where when which who what how why also all any some such only just very
says said say report reports reported reportedly according statement announces announced announce update updates updated latest news post posted article
model models artificial intelligence company companies users user customers customer access service services platform api apis app tool tools llm llms
anthropic openai google microsoft amazon meta claude gpt chatgpt gemini state states united us usa government administration federal official officials
week today yesterday month year years day days hours first last two one use used using make makes made out off due via per its it is in on of to by as at
an or we our you your has these those there here other others use critical major many much make like significant significantly important concerns concern
background discussion community developers industry technology key impact potential including potentially raised highlights highlight specific lead leading
frontier security national safety ai2 issue issues incident status affected components investigating identified monitoring resolved elevated errors error`
    .split(/\s+/)
    .map(stem),
)
const memory = new WeakMap<Reading, Traits>()

/** What correlation looks at in a reading. */
export function traitsOf(reading: Reading): Traits {
  const known = memory.get(reading)
  if (known) return known
  const { item, assessment } = reading
  const place = item.source ?? item.publisher ?? ''
  const names = new Set(
    [...assessment.vendors, ...assessment.models].flatMap((name) => tokensOf(name.replaceAll('-', ' ')).map(stem)),
  )
  const title = distinctive(item.title, names, MAX_TITLE)
  const traits: Traits = {
    item: item.id,
    place,
    publisher: publisherKey(item.publisher ?? place),
    kind: item.kind,
    authority: authorityOf(reading),
    track: trackOf(reading),
    at: momentOf(item.published, reading.seenAt),
    vendors: assessment.vendors.slice(0, MAX_NAMES),
    models: assessment.models.slice(0, MAX_NAMES),
    instruments: assessment.instruments.slice(0, MAX_NAMES),
    jurisdictions: assessment.jurisdictions.slice(0, MAX_NAMES),
    effective: assessment.effectiveOn ? [assessment.effectiveOn] : [],
    gauge: isGauge(item),
    recurs: recurs(item),
    incident: isIncident(reading) && !recurs(item) ? `${place}#${item.externalId ?? item.id}` : null,
    link: item.url ? canonicalLink(item.url) : null,
    cites: [...new Set((item.text.slice(0, 4_000).match(URL_IN_TEXT) ?? []).map(canonicalLink))]
      .filter((link): link is string => link !== null)
      .slice(0, MAX_CITES),
    rank: impactRank(assessment.impact),
    firm: isFirm(reading),
    signature: signatureOf(`${item.title}\n${item.text}`),
    title,
    body: distinctive(item.text.slice(0, OPENING), names, MAX_BODY + title.length)
      .filter((word) => !title.includes(word))
      .slice(0, MAX_BODY),
    latin: CJK.test(item.title) ? latinOf(`${item.title} ${item.text.slice(0, OPENING)}`, names) : [],
  }
  memory.set(reading, traits)
  return traits
}

/**
 * Bounded index keys of a reading (at most 60): events that share one are worth comparing. The end of a measure also
 * looks for the measure that it ends. `n:` own identity, `i:` incident,
 * `l:` address, `b:` near-duplicate band, `m:` model on a strand, `v:` vendor on a strand, `t:` instrument or place on it.
 */
export function keysOf(reading: Reading): string[] {
  const { track } = traitsOf(reading)
  return keysOn(reading, track === 'lifted' || track === 'eased' ? [track, 'act'] : [track])
}

/** The keys under which an event that holds this reading is found: as `keysOf`, on the reading's own strand only. */
export function ownKeysOf(reading: Reading): string[] {
  return keysOn(reading, [traitsOf(reading).track])
}

function keysOn(reading: Reading, strands: readonly Track[]): string[] {
  const traits = traitsOf(reading)
  const keys = [`n:${traits.item}`]
  if (traits.incident) keys.push(`i:${traits.incident}`)
  for (const link of linksOf(traits)) keys.push(`l:${hash(link).toString(36)}${link.length}`)
  for (const band of bandsOf(traits.signature)) keys.push(`b:${band}`)
  if (traits.track === 'none') return keys
  for (const strand of strands) {
    for (const model of traits.models.slice(0, 6)) keys.push(`m:${strand}:${model}`)
    for (const vendor of traits.vendors.slice(0, 4)) keys.push(`v:${strand}:${vendor}`)
    for (const instrument of traits.instruments.slice(0, 4)) keys.push(`t:${strand}:${instrument.toLowerCase()}`)
    for (const date of traits.effective) keys.push(`t:${strand}:${date}`)
    if (traits.vendors.length === 0)
      for (const place of traits.jurisdictions.slice(0, 3)) keys.push(`t:${strand}:@${place}`)
    if (traits.vendors.length + traits.jurisdictions.length === 0)
      for (const word of traits.title.slice(0, 3)) keys.push(`t:${strand}:#${word.toString(36)}`)
  }
  return [...new Set(keys)].slice(0, 60)
}

/** An address without scheme, `www.`, tracking and fragment; null when it is only a home or list page or no address. */
export function canonicalLink(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { hostname, pathname, searchParams, protocol } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  const path = pathname.replace(/[.,;:!?]+$/, '').replace(/\/+$/, '')
  const query = [...searchParams]
    .filter(([name]) => !TRACKING.test(name.toLowerCase()))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')
  if (query === '' && HOMES.test(path || '/')) return null
  return `${hostname.toLowerCase().replace(/^(www|m|amp)\./, '')}${path}${query && `?${query}`}`.slice(0, 300)
}

function momentOf(published: string | null, seenAt: string): number {
  const seen = Date.parse(seenAt)
  if (published === null) return seen
  const at = Date.parse(published)
  return published.endsWith('T00:00:00.000Z') && seen > at ? Math.min(seen, at + DAY - 1) : at
}

/** The item's own address and those it cites. */
export function linksOf(traits: Traits): string[] {
  return traits.link ? [traits.link, ...traits.cites.filter((link) => link !== traits.link)] : [...traits.cites]
}

function distinctive(text: string, names: ReadonlySet<string>, most: number): number[] {
  const found = new Set<string>()
  let previous = ''
  for (const token of tokensOf(text)) {
    if (found.size >= most) break
    const cjk = token.length === 1 && token.charCodeAt(0) > 0x2e80
    if (cjk) {
      if (previous) found.add(previous + token) // pairs of characters stand for words
      previous = token
      continue
    }
    previous = ''
    const word = stem(token)
    if ((word.length < 3 && !/\d/.test(word)) || COMMON.has(word) || names.has(word)) continue
    found.add(word)
  }
  return [...found].map(hash)
}

function latinOf(text: string, names: ReadonlySet<string>): number[] {
  const words = tokensOf(text)
    .filter((token) => /^[a-z0-9]/.test(token))
    .map(stem)
    .filter((word) => (word.length > 2 || /\d\d/.test(word)) && !COMMON.has(word) && !names.has(word))
  return [...new Set(words)].slice(0, MAX_LATIN).map(hash)
}

function stem(token: string): string {
  const word = token.replace(/['’]s?$/, '').replace(/[.'’]/g, '')
  if (/\d/.test(word) || word.length < 5) return word
  return word.replace(/(ations?|ing|ed|ies|es|s|ly)$/, '').slice(0, 7)
}
