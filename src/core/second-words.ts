import { modelKey } from './model-name.ts'
import type { Quote } from './second-reading.ts'
import { type Folded, foldText, quoteOf } from './vocabulary/fold.ts'
import { type Field, type Reading, type Sentence, wordsOf } from './vocabulary/reading.ts'

/** Words of an item: `quote` is a verbatim substring of the field, between two folded offsets. */
export interface Place {
  field: Field
  quote: string
  start: number
  end: number
}

const LETTER = /[\p{L}\p{N}]/u

/**
 * Finds a quote in its field. The item's own characters count, so what was shown without hidden ones and with single
 * spaces is found, and returned as the item has it.
 */
export function locate(reading: Reading, { field, quote }: Quote): Place | { problem: string } {
  const folded = reading[field]
  const wanted = foldText(quote).trim()
  if (!LETTER.test(wanted)) return { problem: 'it quotes no words' }
  let aside = false
  for (let at = folded.plain.indexOf(wanted); at >= 0; at = folded.plain.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    if (!touched(reading, field, at, end).some((sentence) => sentence.aside))
      return { field, quote: quoteOf(folded, at, end), start: at, end }
    aside = true
  }
  return { problem: aside ? 'its sentence addresses the reader' : `it does not stand in the ${field}` }
}

/** The whole sentences that some words stand in, each once, without those that address the reader. */
export function sentencesOf(reading: Reading, places: readonly Place[]): { field: Field; quote: string }[] {
  const sentences = new Set(places.flatMap(({ field, start, end }) => touched(reading, field, start, end)))
  return reading.sentences
    .filter((sentence) => sentences.has(sentence) && !sentence.aside)
    .map((sentence) => ({ field: sentence.field, quote: wordsOf(reading, sentence) }))
}

/** Names that the item has and the first reading has not, with the words that name them, and those that it has not. */
export function namesIn(
  reading: Reading,
  field: 'vendors' | 'models',
  said: readonly string[],
  first: readonly string[],
): { added: string[]; quotes: Quote[]; absent: string[] } {
  const spell = field === 'models' ? modelKey : (name: string) => foldText(name).trim()
  const known = new Set(first.map(spell))
  const added: string[] = []
  const quotes: Quote[] = []
  const absent: string[] = []
  for (const name of new Set(said.map(spell))) {
    if (name === '' || known.has(name)) continue
    const words = field === 'models' ? modelWords(reading, name) : vendorWords(reading, name)
    if (words === null) absent.push(name)
    else {
      added.push(name)
      quotes.push(words)
    }
  }
  return { added, quotes, absent }
}

function vendorWords(reading: Reading, name: string): Quote | null {
  const hit = reading.vendors.find(({ id }) => id === name) ?? reading.models.find(({ vendor }) => vendor === name)
  return hit ? { field: hit.field, quote: wordsOf(reading, hit) } : spelled(reading, name)
}

function modelWords(reading: Reading, name: string): Quote | null {
  const hit = reading.models.find(({ model }) => modelKey(model) === name)
  return hit ? { field: hit.field, quote: wordsOf(reading, hit) } : spelled(reading, name)
}

/** A name that the vocabulary does not know, as its letters stand in the item: `acme-large-2` is `Acme Large 2`. */
function spelled(reading: Reading, name: string): Quote | null {
  const parts = name.split(/[\s._-]+/).filter((part) => part !== '')
  if (parts.length === 0 || !LETTER.test(name)) return null
  const escaped = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped.join('[\\s._-]+')}(?![\\p{L}\\p{N}])`, 'gu')
  for (const field of ['title', 'text'] as const) {
    const folded: Folded = reading[field]
    for (const match of folded.plain.matchAll(pattern)) {
      const end = match.index + match[0].length
      if (!touched(reading, field, match.index, end).some((sentence) => sentence.aside))
        return { field, quote: quoteOf(folded, match.index, end) }
    }
  }
  return null
}

function touched(reading: Reading, field: Field, start: number, end: number): Sentence[] {
  return reading.sentences.filter((one) => one.field === field && one.start < end && one.end > start)
}
