import type { Item } from '../item.ts'
import { type Folded, fold, quoteOf } from './fold.ts'
import { lookUp } from './lexicon.ts'
import { type ModelName, modelAt } from './names.ts'
import { VENDORS } from './vendors.ts'

export type Field = 'title' | 'text'

/** A run of words between two stops. `aside`: it speaks to its machine reader and is left out of every judgement. */
export interface Sentence {
  field: Field
  start: number
  end: number
  aside: boolean
}

/** A word of the vocabulary in its place: folded offsets within its field, and the sentence it stands in. */
export interface Hit {
  id: string
  field: Field
  sentence: number
  start: number
  end: number
}

/** A model as a text names it. */
export interface ModelHit extends Hit, Omit<ModelName, 'end'> {
  /** It counts only beside its vendor. */
  beside?: true
}

/** Everything the vocabulary found in one item, sentence by sentence, title first. */
export interface Reading {
  item: Item
  title: Folded
  text: Folded
  sentences: Sentence[]
  cues: Hit[]
  /** Parts of the acts by which access ends: rules ask for several together, alone they weigh nothing. */
  acts: Hit[]
  vendors: Hit[]
  models: ModelHit[]
  places: Hit[]
  bodies: Hit[]
  populations: Hit[]
  injections: Hit[]
  /** The vendor that publishes the item, when the publisher is one. */
  publisher: string | null
  /** The jurisdictions that the publisher's own name states (`Government of Canada`). */
  publisherPlaces: string[]
}

const VENDOR_IDS: ReadonlySet<string> = new Set(VENDORS.map(({ id }) => id))
const MAX_TEXT = 200_000
/** Longest sentence, in characters, that counts as the tail of an order to the reader. */
const FRAGMENT = 24

/** Reads an item against the vocabulary: one pass over the title, one over the text. */
export function readItem(item: Item): Reading {
  const reading: Reading = {
    item,
    title: fold(item.title.slice(0, MAX_TEXT)),
    text: fold(item.text.slice(0, MAX_TEXT)),
    sentences: [],
    cues: [],
    acts: [],
    vendors: [],
    models: [],
    places: [],
    bodies: [],
    populations: [],
    injections: [],
    publisher: null,
    publisherPlaces: [],
  }
  readPublisher(reading)
  readField(reading, 'title')
  readField(reading, 'text')
  for (const hit of reading.injections) {
    reading.sentences[hit.sentence]!.aside = true
    // an order often ends in a fragment that pretends to be news
    const next = reading.sentences[hit.sentence + 1]
    if (next && next.field === hit.field && next.end - next.start <= FRAGMENT) next.aside = true
  }
  if (reading.injections.length > 0) dropAsides(reading)
  reading.models = longest(
    reading.models.filter(
      (hit) => !hit.beside || hit.vendor === reading.publisher || reading.vendors.some(({ id }) => id === hit.vendor),
    ),
  )
  return reading
}

function dropAsides(reading: Reading): void {
  const kept = <T extends Hit>(hits: T[]) => hits.filter((hit) => !reading.sentences[hit.sentence]!.aside)
  for (const key of ['cues', 'acts', 'vendors', 'places', 'bodies', 'populations'] as const)
    reading[key] = kept(reading[key])
  reading.models = kept(reading.models)
}

/** By publisher and source: a service reads the same few all day. */
const PUBLISHERS = new Map<string, Pick<Reading, 'publisher' | 'publisherPlaces'>>()
const MOST_PUBLISHERS = 2000

function readPublisher(reading: Reading): void {
  const key = `${reading.item.publisher ?? ''}\n${reading.item.source ?? ''}`
  const known = PUBLISHERS.get(key)
  if (known) {
    reading.publisher = known.publisher
    reading.publisherPlaces = [...known.publisherPlaces]
    return
  }
  lookUpPublisher(reading)
  if (PUBLISHERS.size >= MOST_PUBLISHERS) PUBLISHERS.clear()
  PUBLISHERS.set(key, { publisher: reading.publisher, publisherPlaces: [...reading.publisherPlaces] })
}

function lookUpPublisher(reading: Reading): void {
  const places = new Set<string>()
  // publishers are written as ids, in lower case: `cursor` is the vendor there, though in a sentence it may be a pointer
  const id = reading.item.publisher
    ?.trim()
    .toLowerCase()
    .replace(/ status(?: page)?$/, '')
  if (id !== undefined && VENDOR_IDS.has(id)) reading.publisher = id
  for (const name of [reading.item.publisher, reading.item.source])
    if (name)
      lookUp(fold(name.replaceAll(/[_/-]/g, ' ')), (entry) => {
        if (entry.sort === 'vendor') reading.publisher ??= entry.id
        else if (entry.sort === 'family' && entry.family!.vendor !== '') reading.publisher ??= entry.family!.vendor
        else if (entry.sort === 'place' || entry.sort === 'body') places.add(entry.id)
      })
  reading.publisherPlaces = [...places]
}

/** The words of a hit, verbatim. */
export function wordsOf(reading: Reading, hit: { field: Field; start: number; end: number }): string {
  return quoteOf(reading[hit.field], hit.start, hit.end)
}

function readField(reading: Reading, field: Field): void {
  const folded = reading[field]
  const { sentences } = reading
  let sentence = sentences.length
  split(folded, field, sentences)
  lookUp(folded, (entry, start, end) => {
    while (sentence < sentences.length - 1 && sentences[sentence]!.end < end) sentence++
    const hit: Hit = { id: entry.id, field, sentence, start, end }
    if (entry.sort !== 'family') reading[LISTS[entry.sort]].push(hit)
    else {
      const name = modelAt(folded, entry.family!, start, end)
      if (name) reading.models.push({ ...hit, ...name, ...(entry.family!.beside && { beside: true }) })
    }
  })
}

/** Where the hits of a sort are kept; model families have a list of their own. */
const LISTS = {
  cue: 'cues',
  act: 'acts',
  injection: 'injections',
  vendor: 'vendors',
  place: 'places',
  body: 'bodies',
  population: 'populations',
} as const

/** Keeps the longest of overlapping model names: `Claude Fable 5`, not also `Claude` and `Fable 5`. */
function longest(models: ModelHit[]): ModelHit[] {
  if (models.length < 2) return models
  const kept: ModelHit[] = []
  // title first, as they were read
  const sorted = models.toSorted((a, b) =>
    a.field === b.field ? a.start - b.start || b.end - a.end : a.field === 'title' ? -1 : 1,
  )
  for (const model of sorted) {
    const last = kept.at(-1)
    if (last && last.field === model.field && model.start < last.end) continue
    kept.push(model)
  }
  return kept
}

/** Whether a sentence may end at a unit: `.`, `!`, `?` and wide stops; and the same with white space. */
const STOPS = new Uint8Array(1 << 16)
for (const code of [0x21, 0x2e, 0x3f, 0x3002, 0xff1b, 0xff61]) STOPS[code] = 1
const STOPS_AND_SPACE = STOPS.slice()
STOPS_AND_SPACE[0x20] = 1

function split(folded: Folded, field: Field, into: Sentence[]): void {
  const { codes, at, source, length } = folded
  const stops = source.includes('\n') ? STOPS_AND_SPACE : STOPS
  let start = 0
  for (let index = 0; index < length; index++) {
    const code = codes[index]!
    if (stops[code] === 0) continue
    const next = index + 1 < length ? codes[index + 1]! : 0x20
    const latinStop = (code === 0x2e || code === 0x21 || code === 0x3f) && (next === 0x20 || next === 0x22)
    const wideStop = code === 0x3002 || code === 0xff61 || code === 0xff1b
    const newline = code === 0x20 && source.charCodeAt(at[index]!) === 0x0a
    if (!latinStop && !wideStop && !newline) continue
    if (index + 1 - start > 2) into.push({ field, start, end: index + 1, aside: false })
    else if (into.length > 0 && into.at(-1)!.field === field) into.at(-1)!.end = index + 1
    start = index + 1
  }
  if (start < length || into.at(-1)?.field !== field) into.push({ field, start, end: length, aside: false })
}
