/** A name of evidence and its number: lists and tables by number spare the judging of every item the look-up of strings. */
export interface Term {
  readonly name: string
  /** -1 for a name that came when the numbers had run out: it has to be looked up by its name. */
  readonly id: number
}

const TERMS = new Map<string, Term>()
/** Vocabulary and rules name far fewer; only the words around names (`before:…`) have no end. */
const MOST_TERMS = 60_000

/** The term of a name, numbered when first met. */
export function termOf(name: string): Term {
  const known = TERMS.get(name)
  if (known) return known
  const term: Term = { name, id: TERMS.size < MOST_TERMS ? TERMS.size : -1 }
  if (term.id >= 0) TERMS.set(name, term)
  return term
}

/** How many numbers are taken. */
export function termCount(): number {
  return TERMS.size
}

/** What a map holds for a key, made when first asked for. */
export function interned<K, V>(map: Map<K, V>, key: K, make: (key: K) => V): V {
  let value = map.get(key)
  if (value === undefined) {
    value = make(key)
    map.set(key, value)
  }
  return value
}
