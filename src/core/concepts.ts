import { aliasesOf } from './vocabulary/aliases.ts'
import { type Alias, buildAutomaton, type Scan } from './vocabulary/automaton.ts'
import { fold } from './vocabulary/fold.ts'
import { TELLING_LAW } from './vocabulary/telling-law.ts'
import { TELLING_SERVICE } from './vocabulary/telling-service.ts'

/**
 * Ideas by which two texts in different words or languages are seen to speak of one thing: who acts, what is done, to
 * what.
 */
const TELLING: Readonly<Record<string, string>> = { ...TELLING_LAW, ...TELLING_SERVICE }

/** Ideas that half of all such texts contain: they count half. */
const BROAD: ReadonlySet<string> = new Set(
  'ban block suspend government export retire restore lift outage region chip eu china terms bill draft court ratelimit free pricing rules'.split(
    ' ',
  ),
)

const NAMES = Object.keys(TELLING)
const WEIGHTS = NAMES.map((name) => (BROAD.has(name) ? 0.6 : 1))
const ALIASES: Alias[] = NAMES.flatMap((name, entry) => aliasesOf(TELLING[name]!).map((text) => ({ entry, text })))
let scan: Scan | null = null

/** Numbers of the ideas in a text, in order of first mention, at most `most`. Linear in the text. */
export function conceptsOf(text: string, most: number): number[] {
  scan ??= buildAutomaton(ALIASES)
  const found = new Set<number>()
  scan(fold(text), (entry) => {
    if (found.size < most) found.add(entry)
  })
  return [...found]
}

/** How much one idea in common says, 0 to 1. */
export function conceptWeight(concept: number): number {
  return WEIGHTS[concept] ?? 0
}

/** The number of an idea by its name, for rules that ask for it. */
export function concept(name: string): number {
  return NAMES.indexOf(name)
}
