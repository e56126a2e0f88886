import { ACCESS } from './access.ts'
import { ACTS } from './acts.ts'
import { aliasesOf } from './aliases.ts'
import { type Alias, buildAutomaton, type Scan } from './automaton.ts'
import { COMMERCE } from './commerce.ts'
import { COURTS } from './courts.ts'
import { FAMILIES, type Family } from './families.ts'
import type { Folded } from './fold.ts'
import { FRENCH } from './french.ts'
import { GERMAN } from './german.ts'
import { LAW } from './law.ts'
import { POPULATIONS } from './people.ts'
import { PLACES } from './places.ts'
import { SECURITY } from './security.ts'
import { SERVICE } from './service.ts'
import { SPANISH } from './spanish.ts'
import { STAGES } from './stages.ts'
import { INJECTION, STANCE } from './stance.ts'
import type { Tongue } from './tongue.ts'
import { TOPICS } from './topics.ts'
import { VENDORS } from './vendors.ts'

/** What an entry of the vocabulary stands for. */
export type Sort = 'cue' | 'act' | 'injection' | 'vendor' | 'family' | 'place' | 'body' | 'population'

/** One meaning in the vocabulary; many aliases may lead to it. */
export interface Entry {
  sort: Sort
  id: string
  family?: Family
}

/** Languages that have a file of their own. */
export const TONGUES: readonly Tongue[] = [GERMAN, FRENCH, SPANISH]

const ENTRIES: Entry[] = []
const ALIASES: Alias[] = []
for (const cues of [LAW, STAGES, COURTS, SERVICE, ACCESS, SECURITY, COMMERCE, STANCE, TOPICS]) enterAll('cue', cues)
enterAll('act', ACTS)
enterAll('injection', INJECTION)
for (const { id, names } of VENDORS) enter({ sort: 'vendor', id }, [names])
for (const family of FAMILIES) enter({ sort: 'family', id: family.id, family }, [family.names])
for (const { id, names, bodies } of PLACES) {
  enter({ sort: 'place', id }, [names, ...TONGUES.map(({ places }) => places[id])])
  if (bodies) enter({ sort: 'body', id }, [bodies, ...TONGUES.map((tongue) => tongue.bodies[id])])
}
enterAll('population', POPULATIONS)
/** Built when first asked for: whoever only imports the vocabulary need not wait. */
let scan: Scan | null = null

/** Every concept id of the cue vocabulary, in a fixed order. */
export const CUES: readonly string[] = ENTRIES.filter((entry) => entry.sort === 'cue').map((entry) => entry.id)

/** Finds every word of the vocabulary in a folded text, in one pass. */
export function lookUp(text: Folded, visit: (entry: Entry, start: number, end: number) => void): void {
  scan ??= buildAutomaton(ALIASES)
  scan(text, (entry, start, end) => visit(ENTRIES[entry]!, start, end))
}

function enterAll(sort: Sort, concepts: Readonly<Record<string, string>>): void {
  for (const [id, words] of Object.entries(concepts))
    enter({ sort, id }, [words, ...TONGUES.map((tongue) => tongue.concepts[id])])
}

function enter(entry: Entry, words: readonly (string | undefined)[]): void {
  const index = ENTRIES.push(entry) - 1
  for (const text of aliasesOf(words.join('\n'))) ALIASES.push({ entry: index, text })
}
