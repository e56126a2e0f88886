import { conceptWeight } from './concepts.ts'
import type { Exemplar } from './profile.ts'
import type { Traits } from './traits.ts'

/** How alike two texts are in what they say, 0 to 1, and which item was the closest. */
export interface Likeness {
  share: number
  item: string
  /** Words of the title in common. */
  titles: number
  /** `ideas`: in other words or another language. */
  by: 'words' | 'ideas'
}

const SAME_TONGUE = 0.5
const MOST = 0.6
const PER_IDEA = 0.16

/** What the most similar item of an event has in common with a reading; it counts half after `fadesIn` milliseconds. */
export function likeness(traits: Traits, exemplars: readonly Exemplar[], fadesIn: number | null): Likeness {
  let best: Likeness = { share: 0, item: '', titles: 0, by: 'words' }
  for (const exemplar of exemplars) {
    const titles = among(traits.titleSet, exemplar.title)
    const both = traits.title.length + exemplar.title.length
    const fewer = Math.min(traits.wordSet.size, exemplar.title.length + exemplar.body.length)
    const all = among(traits.wordSet, exemplar.title) + among(traits.wordSet, exemplar.body)
    const words = (both === 0 ? 0 : titles / both) + (fewer < 4 ? 0 : (0.5 * all) / fewer)
    const ideas = inIdeas(traits, exemplar)
    const foreign = isForeign(traits, exemplar)
    // In one language words say more than ideas; ideas bridge the rest.
    const dated = fadesIn !== null && traits.at > 0 && exemplar.at > 0
    const fresh = !dated ? 1 : Math.max(0.5, 1 - Math.abs(traits.at - exemplar.at) / fadesIn)
    const bridged = foreign ? ideas : SAME_TONGUE * words + (1 - SAME_TONGUE) * ideas
    const share = fresh * Math.max(words, bridged)
    if (share <= best.share) continue
    const by = bridged > words ? 'ideas' : 'words'
    best = { share, item: exemplar.item, titles, by }
  }
  return best
}

/** Between languages only ideas, names and figures can agree. */
function inIdeas(traits: Traits, exemplar: Exemplar): number {
  const ideas = exemplar.ideas ?? []
  let weight = 0
  for (const [index, idea] of traits.ideas.entries()) {
    const place = ideas.indexOf(idea)
    if (place < 0) continue
    const inTitles = index < traits.lead && place < (exemplar.lead ?? 0)
    weight += conceptWeight(idea) * (inTitles ? 1.3 : 1)
  }
  const names = namesInCommon(traits, exemplar)
  const least = Math.min(total(traits.ideas), total(ideas)) + names
  if (weight + names < 1.2 || least === 0) return 0
  return Math.min(MOST, PER_IDEA * weight + 0.16 * names, (weight + names) / Math.max(2.5, least))
}

function isForeign(traits: Traits, exemplar: Exemplar): boolean {
  return traits.tongue[0] !== exemplar.tongue?.[0] || traits.tongue[1] !== exemplar.tongue?.[1]
}

function namesInCommon(traits: Traits, exemplar: Exemplar): number {
  const [here, there] = [traits.latin.length > 0, exemplar.latin.length > 0]
  if (!here && !there) return 0
  if (!here) return among(traits.wordSet, exemplar.latin)
  return shared(traits.latin, there ? exemplar.latin : [...exemplar.title, ...exemplar.body])
}

function total(ideas: readonly number[]): number {
  let sum = 0
  for (const idea of ideas) sum += conceptWeight(idea)
  return sum
}

/** How many values two lists share. */
export function shared(left: readonly number[], right: readonly number[]): number {
  let count = 0
  for (const value of left) if (right.includes(value)) count++
  return count
}

/** How many of some values are in a set. */
function among(set: ReadonlySet<number>, values: readonly number[]): number {
  let count = 0
  for (const value of values) if (set.has(value)) count++
  return count
}
