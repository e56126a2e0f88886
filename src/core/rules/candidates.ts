import type { Category } from '../assessment.ts'
import type { Hit, Reading } from '../vocabulary/reading.ts'
import type { Zone } from './match.ts'

/** A name that may belong in the assessment, and the evidence for it. */
export interface Candidate {
  id: string
  features: string[]
  hit: Hit | null
}

export interface Candidates {
  vendor: Candidate[]
  model: Candidate[]
  place: Candidate[]
}

interface Seen {
  id: string
  via: Set<string>
  hits: Hit[]
}

/** Collects the names an item mentions with what speaks for and against each: place, count, role, company. */
export function candidatesOf(
  reading: Reading,
  zones: readonly Zone[],
  relevant: boolean,
  category: Category,
): Candidates {
  const context = [`rel:${relevant}`, `cat:${category}`, `kind:${reading.item.kind}`, `cat:${category}/${relevant}`]
  const firing = new Set(reading.cues.filter((hit) => TELLING.has(hit.id)).map((hit) => hit.sentence))
  const vendors = new Map<string, Seen>()
  for (const hit of reading.vendors) see(vendors, hit.id, 'name', hit)
  for (const hit of reading.models) if (hit.vendor !== '') see(vendors, hit.vendor, 'model', hit)
  if (reading.publisher) see(vendors, reading.publisher, 'publisher', null)
  const models = new Map<string, Seen>()
  for (const hit of reading.models) {
    see(models, hit.model, hit.versioned ? 'versioned' : 'family', hit)
    if (hit.family === 'claude' || hit.family === 'chatgpt' || hit.family === 'gemini')
      see(models, hit.model, 'assistant', null)
  }
  for (const id of models.keys())
    for (const other of models.keys()) if (other !== id && other.startsWith(`${id}-`)) see(models, id, 'prefix', null)
  const places = new Map<string, Seen>()
  for (const hit of reading.places) see(places, hit.id, 'place', hit)
  for (const hit of reading.bodies) see(places, hit.id, 'body', hit)
  for (const id of reading.publisherPlaces) see(places, id, 'publisher', null)
  const describe = (seen: Map<string, Seen>, sort: keyof Candidates) =>
    [...seen.values()].map((one) => ({
      id: one.id,
      hit: one.hits[0] ?? null,
      features: evidence(one, seen, zones, firing, context, sort, reading),
    }))
  return {
    vendor: describe(vendors, 'vendor'),
    model: describe(models, 'model'),
    place: describe(places, 'place'),
  }
}

/** More names than this in one item is a list, or an attack on time. */
const MOST_NAMES = 48

/** Cues whose sentence carries the event itself. */
const TELLING = new Set(
  'access_cut cut ban deprecate shutdown outage degradation lifted lifted_controls price_up price_down quota quota_tighter quota_looser terms breach vulnerability export_control supply_chain_risk designate court lawsuit region retention resolved directive price_table account_ban'.split(
    ' ',
  ),
)

function evidence(
  one: Seen,
  all: ReadonlyMap<string, Seen>,
  zones: readonly Zone[],
  firing: ReadonlySet<number>,
  context: readonly string[],
  sort: keyof Candidates,
  reading: Reading,
): string[] {
  const at = new Set(one.hits.map((hit) => zones[hit.sentence]!))
  const zone = at.has('t') ? 't' : at.has('l') ? 'l' : at.has('b') ? 'b' : 'none'
  const via = [...one.via].sort().join('+')
  const first = [...all.values()].every((other) => other === one || earlier(one, other))
  const told = one.hits.some((hit) => firing.has(hit.sentence))
  const count = one.hits.length >= 4 ? '4+' : String(one.hits.length)
  const speaker = reading.publisher === null ? 'none' : reading.publisher === one.id ? 'self' : 'other'
  const company = all.size >= 5 ? '5+' : String(all.size)
  const own = [
    'bias',
    `zone:${zone}`,
    `via:${via}`,
    `n:${count}`,
    `of:${company}`,
    `first:${first}`,
    `told:${told}`,
    `zone:${zone}|first:${first}`,
    `zone:${zone}|of:${company}`,
    `zone:${zone}|told:${told}`,
    `via:${via}|zone:${zone}`,
    ...(sort === 'model' ? [] : surroundings(one, zones, reading)),
    ...(sort === 'vendor'
      ? [
          `speaker:${speaker}|via:${via}`,
          `speaker:${speaker}|via:${via}|${context[2]}`,
          `speaker:${speaker}|${context[1]}`,
        ]
      : []),
  ]
  const crossed = context.flatMap((name) => [name, `${name}|zone:${zone}`, `${name}|via:${via}`])
  return sort === 'place'
    ? [
        ...own,
        ...crossed,
        `id:${one.id}`,
        `id:${one.id}|${context[1]}`,
        `id:${one.id}|zone:${zone}`,
        `id:${one.id}|${context[3]}`,
      ]
    : [...own, ...crossed]
}

/** Words that set a name beside the party an item is about: comparisons, rivals, means. */
const ASIDE =
  /(?:rivals?|competitors?|competes? with|versus|vs\.?|unlike|than|like|against|alternatives? (?:to|like)|instead of|such as|including|compared (?:to|with)|similar to|face a|gegenüber|wie|comme|como|respond(?:s|ing)? to|after|via|through|switch to|using|migrate to|recommend\w*|replacement:?) (?:the )?$/
const WINDOW = 28

/** What stands right before and right after a name, in the title and the first sentences: who acts and who is compared. */
function surroundings(one: Seen, zones: readonly Zone[], reading: Reading): string[] {
  const found = new Set<string>()
  for (const hit of one.hits.slice(0, 6)) {
    const zone = zones[hit.sentence]!
    if (zone === 'b') continue
    const { plain } = reading[hit.field]
    const { start, end } = reading.sentences[hit.sentence]!
    const before = plain.slice(Math.max(start, hit.start - WINDOW), hit.start)
    const after = plain.slice(hit.end, Math.min(end, hit.end + WINDOW))
    const left = /([\p{L}'-]{1,16})[^\p{L}]*$/u.exec(before)?.[1] ?? '^'
    const right = /^[^\p{L}]*([\p{L}'-]{1,16})/u.exec(after)?.[1] ?? '$'
    found.add(`before:${left.slice(-8)}`)
    found.add(`after:${right.slice(0, 8)}`)
    found.add(ASIDE.test(before) ? `aside|zone:${zone}` : `plain|zone:${zone}`)
    if (zone === 't' && hit.start - start < 2) found.add('opens')
    if (/^(?:'s|s'|の|的)/.test(after)) found.add(`owns|zone:${zone}`)
  }
  return [...found]
}

function earlier(one: Seen, other: Seen): boolean {
  const a = one.hits[0]
  const b = other.hits[0]
  if (!a || !b) return a !== undefined || b === undefined
  return a.sentence < b.sentence || (a.sentence === b.sentence && a.start <= b.start)
}

function see(into: Map<string, Seen>, id: string, via: string, hit: Hit | null): void {
  if (!into.has(id) && into.size >= MOST_NAMES) return
  const seen = into.get(id) ?? { id, via: new Set<string>(), hits: [] }
  into.set(id, seen)
  seen.via.add(via)
  if (hit) seen.hits.push(hit)
}
