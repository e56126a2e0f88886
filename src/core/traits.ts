import { corrects, denies, takesBack } from './amends.ts'
import { conceptsOf } from './concepts.ts'
import type { Reading } from './event.ts'
import { figuresOf, plainFigures } from './figures.ts'
import { impactRank } from './impact.ts'
import type { Authority, Kind } from './item.ts'
import { mentionsOf } from './mentions.ts'
import { isGauge, recurs } from './phase.ts'
import { bandsOf, hash, type Signature, signatureOf, tokensOf } from './shingle.ts'
import { isFormal, isIncident, type Track, trackOf, undoes } from './track.ts'
import { authorityOf, isFirm, publisherKey } from './voice.ts'
import { distinctive, isContinental, isEastAsian, latinOf, longest, stem, tongueOf } from './words.ts'

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
  /** It says of itself that an earlier incident is back. */
  recurrence: boolean
  /** An incident's own identity: place and external id. */
  incident: string | null
  /** The part of a cloud that an incident is in, as its page names it. */
  zone: string | null
  /** Canonical address of the item, null for a home page. */
  link: string | null
  /** Canonical addresses that the text cites. */
  cites: readonly string[]
  /** Rank of its impact, 0 (`none`) to 4 (`critical`). */
  rank: number
  /** The vendor about itself, or the body that makes the rule. */
  firm: boolean
  /** It denies, takes back or corrects what was told before: it belongs with that, on whatever strand it is. */
  amends: boolean
  /** It denies or takes back, and is entitled to: what is told elsewhere of the same may rest on nothing. */
  doubts: boolean
  /** A court takes the force from a measure. */
  undoes: boolean
  /** A measure, formally taken. */
  formal: boolean
  /** MinHash of title and text. */
  signature: Signature
  /** Hashes of the distinctive words of the title. */
  title: readonly number[]
  /** Hashes of the longest words of the title, under which an item is found that names nobody. */
  rare: readonly number[]
  /** Hashes of the distinctive words of the opening. */
  body: readonly number[]
  /** `title`, and `title` and `body` together, for looking up. */
  titleSet: ReadonlySet<number>
  wordSet: ReadonlySet<number>
  /** Hashes of names and numbers in Latin letters, where the title is in another script; they cross languages. */
  latin: readonly number[]
  /** Numbers of the ideas in title and opening, those of the title first; they cross languages too. */
  ideas: readonly number[]
  /** How many of `ideas` stand in the title. */
  lead: number
  /** Hashes of amounts, shares and counts. */
  figures: readonly number[]
  /** Languages of title and opening, as far as words can be compared; equal numbers can. */
  tongue: readonly [number, number]
}

const DAY = 86_400_000
const MAX_TITLE = 14
const MAX_BODY = 28
const MAX_NAMES = 16
const MAX_CITES = 6
const OPENING = 700
const HEADLINE = 300
const MAX_IDEAS = 14
const MAX_FIGURES = 6
const MAX_RARE = 4
const URL_IN_TEXT = /\bhttps?:\/\/[^\s<>"'()[\]{}|\\^`]{4,400}/gi
const TRACKING = /^(utm_|ref$|ref_|source$|fbclid|gclid|mc_|cmp$|smid$|cid$)/
const RECURRENCE =
  /\bre-?occur(s|red|ring|rence)?\b|\brecur(s|red|ring|rence)\b|\b(earlier|previous) (issue|problem|incident) (has|is) (returned|back|re)|\bsame (issue|problem) as (earlier|before)\b/i
/** Strands whose events an end looks for. */
const ENDED: readonly Track[] = ['act', 'law']
/** Strands whose events a denial or a correction looks for. */
const AMENDED: readonly Track[] = ['act', 'law', 'threat']
const HOMES = /^(\/|\/(index\.\w+|news|blog|home|status|history|incidents|latest|feed|rss)\/?)$/i
const memory = new WeakMap<Reading, Traits>()

/** What correlation looks at in a reading. */
export function traitsOf(reading: Reading): Traits {
  const known = memory.get(reading)
  if (known) return known
  const { item, assessment } = reading
  const place = item.source ?? item.publisher ?? ''
  const { vendors, models, jurisdictions } = assessment.relevant ? assessment : mentionsOf(item)
  const names = new Set([...vendors, ...models].flatMap((name) => tokensOf(name.replaceAll('-', ' ')).map(stem)))
  const tongues = [tongueOf(item.title), tongueOf(item.text || item.title)] as const
  const headline = plainFigures(item.title.slice(0, HEADLINE), tongues.some(isContinental))
  const opening = plainFigures(item.text.slice(0, OPENING), tongues.some(isContinental))
  const title = distinctive(headline, names, MAX_TITLE)
  const body = distinctive(opening, names, MAX_BODY + title.length)
    .filter((word) => !title.includes(word))
    .slice(0, MAX_BODY)
  const lead = conceptsOf(headline, MAX_IDEAS)
  const traits: Traits = {
    item: item.id,
    place,
    publisher: publisherKey(item.publisher ?? place),
    kind: item.kind,
    authority: authorityOf(reading),
    track: trackOf(reading),
    at: momentOf(item.published, reading.seenAt),
    vendors: vendors.slice(0, MAX_NAMES),
    models: models.slice(0, MAX_NAMES),
    instruments: assessment.instruments.slice(0, MAX_NAMES),
    jurisdictions: jurisdictions.slice(0, MAX_NAMES),
    effective: assessment.effectiveOn ? [assessment.effectiveOn] : [],
    gauge: isGauge(item),
    recurs: recurs(item),
    incident: isIncident(reading) && !recurs(item) ? `${place}#${item.externalId ?? item.id}` : null,
    zone: zoneOf(item.facts.region),
    recurrence: isIncident(reading) && RECURRENCE.test(item.text.slice(0, 2_000)),
    link: item.url ? canonicalLink(item.url) : null,
    cites: [...new Set((item.text.slice(0, 4_000).match(URL_IN_TEXT) ?? []).map(canonicalLink))]
      .filter((link): link is string => link !== null)
      .slice(0, MAX_CITES),
    rank: impactRank(assessment.impact),
    firm: isFirm(reading),
    amends: denies(reading) || takesBack(reading) || corrects(reading),
    doubts: takesBack(reading) || (isFirm(reading) && denies(reading)),
    undoes: undoes(reading),
    formal: isFormal(reading),
    signature: signatureOf(`${item.title}\n${item.text}`),
    title,
    rare: longest(headline, names, MAX_RARE),
    body,
    titleSet: new Set(title),
    wordSet: new Set([...title, ...body]),
    latin: isEastAsian(item.title) ? latinOf(`${headline} ${opening}`, names) : [],
    ideas: [...new Set([...lead, ...conceptsOf(opening, MAX_IDEAS)])].slice(0, MAX_IDEAS),
    lead: lead.length,
    figures: figuresOf(`${headline} ${opening}`, MAX_FIGURES).map(hash),
    tongue: tongues,
  }
  memory.set(reading, traits)
  return traits
}

/**
 * Bounded index keys of a reading (at most 60): events that share one are worth comparing. The end of a measure also
 * looks for the measure that it ends, a denial for what it denies. `n:` own identity, `i:` incident,
 * `l:` address, `w:` word of the title, `x:` name on any strand, `b:` near-duplicate band, `m:` model on a strand, `v:` vendor on a strand, `t:` instrument or place on it.
 */
export function keysOf(reading: Reading): string[] {
  const { track, amends, undoes } = traitsOf(reading)
  const ends = track === 'lifted' || track === 'eased' || undoes
  const strands: Track[] = [track, ...(ends ? ENDED : []), ...(amends ? AMENDED : [])]
  return keysOn(reading, [...new Set(strands)])
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
  for (const word of traits.rare) keys.push(`w:${word.toString(36)}`)
  for (const name of [...traits.models.slice(0, 3), ...traits.vendors.slice(0, 2)]) keys.push(`x:${name}`)
  for (const instrument of traits.instruments.slice(0, 3)) keys.push(`x:${instrument.toLowerCase()}`)
  if (traits.track === 'none') return [...new Set(keys)]
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

function zoneOf(region: unknown): string | null {
  return typeof region === 'string' && region !== '' && region !== 'global' ? region.slice(0, 60) : null
}

function momentOf(published: string | null, seenAt: string): number {
  const seen = Date.parse(seenAt)
  if (published === null) return seen
  const at = Math.min(Date.parse(published), seen) // an hour that is still to come is a slip of the page
  return published.endsWith('T00:00:00.000Z') && seen > at ? Math.min(seen, at + DAY - 1) : at
}

/** The item's own address and those it cites. */
export function linksOf(traits: Traits): string[] {
  return traits.link ? [traits.link, ...traits.cites.filter((link) => link !== traits.link)] : [...traits.cites]
}
