import type { Category } from '../assessment.ts'
import type { Hit, Reading } from '../vocabulary/reading.ts'
import { type Context, crossedWith, type Look, ownTerms, placeTerms, speakerTerms, VIA, type Via } from './looks.ts'
import type { Zone } from './match.ts'
import { surroundings } from './surroundings.ts'
import type { Term } from './term.ts'

/** A name that may belong in the assessment. */
export interface Sighting {
  id: string
  /** What speaks for and against it in blocks, most of them shared with other names that look alike. */
  terms: readonly (readonly Term[])[]
  hit: Hit | null
}

/** The same with the evidence by name, for training. */
export interface Candidate extends Sighting {
  features: string[]
}

type Sort = 'vendor' | 'model' | 'place'
export type Sightings = Record<Sort, Sighting[]>
export type Candidates = Record<Sort, Candidate[]>

interface Seen {
  id: string
  /** Bits of `VIA`. */
  via: number
  hits: Hit[]
}

/** The names an item mentions with the evidence for each, written out. */
export function candidatesOf(...item: Parameters<typeof sightingsIn>): Candidates {
  const { vendor, model, place } = sightingsIn(...item)
  const written = (one: Sighting) => ({ ...one, features: one.terms.flat().map(({ name }) => name) })
  return { vendor: vendor.map(written), model: model.map(written), place: place.map(written) }
}

/** Collects the names an item mentions with what speaks for and against each: place, count, role, company. */
export function sightingsIn(
  reading: Reading,
  zones: readonly Zone[],
  relevant: boolean,
  category: Category,
): Sightings {
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
  if (models.size > 1) seePrefixes(models)
  const places = new Map<string, Seen>()
  for (const hit of reading.places) see(places, hit.id, 'place', hit)
  for (const hit of reading.bodies) see(places, hit.id, 'body', hit)
  for (const id of reading.publisherPlaces) see(places, id, 'publisher', null)
  const context: Context = { relevant, category, kind: reading.item.kind }
  const firing = firingIn(reading)
  const describe = (seen: ReadonlyMap<string, Seen>, sort: Sort) => {
    const found: Sighting[] = []
    for (const one of seen.values()) {
      const terms = evidence(one, seen, zones, firing, context, sort, reading)
      found.push({ id: one.id, terms, hit: one.hits[0] ?? null })
    }
    return found
  }
  return {
    vendor: describe(vendors, 'vendor'),
    model: describe(models, 'model'),
    place: describe(places, 'place'),
  }
}

function seePrefixes(models: Map<string, Seen>): void {
  for (const id of models.keys()) {
    const prefix = `${id}-`
    for (const other of models.keys()) if (other.startsWith(prefix)) see(models, id, 'prefix', null)
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

/** The sentences in which such a cue stands. */
function firingIn({ cues }: Reading): ReadonlySet<number> {
  const firing = new Set<number>()
  for (const hit of cues) if (TELLING.has(hit.id)) firing.add(hit.sentence)
  return firing
}

function evidence(
  one: Seen,
  all: ReadonlyMap<string, Seen>,
  zones: readonly Zone[],
  firing: ReadonlySet<number>,
  context: Context,
  sort: Sort,
  reading: Reading,
): readonly (readonly Term[])[] {
  const look: Look = {
    via: one.via,
    zone: bestZone(one.hits, zones),
    count: Math.min(4, one.hits.length),
    company: Math.min(5, all.size),
    first: isFirst(one, all),
    told: one.hits.some((hit) => firing.has(hit.sentence)),
  }
  const own = ownTerms(look)
  const crossed = crossedWith(look, context)
  if (sort === 'model') return [own, crossed]
  const around = surroundings(one.hits, zones, reading)
  if (sort === 'place') return [own, around, crossed, placeTerms(one.id, look, context)]
  const speaker = reading.publisher === null ? 'none' : reading.publisher === one.id ? 'self' : 'other'
  return [own, around, speakerTerms(speaker, look, context), crossed]
}

function bestZone(hits: readonly Hit[], zones: readonly Zone[]): Look['zone'] {
  let best: Look['zone'] = 'none'
  for (const hit of hits) {
    const zone = zones[hit.sentence]!
    if (zone === 't') return 't'
    if (best !== 'l') best = zone
  }
  return best
}

function isFirst(one: Seen, all: ReadonlyMap<string, Seen>): boolean {
  for (const other of all.values()) if (other !== one && !earlier(one, other)) return false
  return true
}

function earlier(one: Seen, other: Seen): boolean {
  const a = one.hits[0]
  const b = other.hits[0]
  if (!a || !b) return a !== undefined || b === undefined
  return a.sentence < b.sentence || (a.sentence === b.sentence && a.start <= b.start)
}

function see(into: Map<string, Seen>, id: string, via: Via, hit: Hit | null): void {
  let seen = into.get(id)
  if (!seen) {
    if (into.size >= MOST_NAMES) return
    seen = { id, via: 0, hits: [] }
    into.set(id, seen)
  }
  seen.via |= VIA[via]
  if (hit) seen.hits.push(hit)
}
