import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Labelled } from './corpus.ts'
import type { Outcome } from './crossval.ts'
import { type Figures, measure } from './figures.ts'

/** A label that we hold for wrong: which part of it, as `field value`, and why. It stays in training as it is. */
const Contest = z.strictObject({
  id: z.string(),
  says: z.string().regex(/^\w+ \S+$/, 'a field and its value, such as "impact high"'),
  because: z.string().min(1),
})
export type Contest = z.infer<typeof Contest>

/** The contested labels. */
export function readContested(file: string | URL = new URL('./contested.json', import.meta.url)): Contest[] {
  return z.array(Contest).parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** Which figures rest on which field of a label. */
const RESTS_ON: Readonly<Record<string, readonly (keyof Figures)[]>> = {
  relevant: ['relevant'],
  category: ['categoryAccuracy', 'categoryMacroF1'],
  impact: ['impactAccuracy', 'impactOffByMore', 'high', 'critical'],
  certainty: ['certaintyAccuracy'],
  vendors: ['vendors'],
  models: ['models'],
  jurisdictions: ['jurisdictions'],
  populations: ['populations'],
  effectiveOn: ['effectiveOn'],
}

/**
 * The figures without what is contested: each leaves out the items of which the very field that it rests on is
 * contested, so that a doubt about populations takes nothing from what is known of impact.
 */
export function measureUncontested(outcomes: readonly Outcome[], contests: readonly Contest[]): Figures {
  const any = new Set(contests.map((one) => one.id))
  const figures: Figures = { ...measure(outcomes), items: outcomes.filter((one) => !any.has(one.item.id)).length }
  for (const [field, keys] of Object.entries(RESTS_ON)) {
    const ids = new Set(contests.filter((one) => one.says.startsWith(`${field} `)).map((one) => one.id))
    if (ids.size === 0) continue
    const rest = measure(outcomes.filter((one) => !ids.has(one.item.id)))
    Object.assign(figures, Object.fromEntries(keys.map((key) => [key, rest[key]])))
    if (field in rest.ece) figures.ece = { ...figures.ece, [field]: rest.ece[field as keyof Figures['ece']] }
  }
  return figures
}

/** The contests that are about some items, and those whose label says something else by now: they are settled. */
export function standing(
  contests: readonly Contest[],
  labelled: readonly Pick<Labelled, 'item' | 'label'>[],
): { stands: Contest[]; settled: Contest[] } {
  const labels = new Map(labelled.map(({ item, label }) => [item.id, label as Record<string, unknown>]))
  const here = contests.filter((one) => labels.has(one.id))
  const says = ({ id, says: claim }: Contest) => {
    const [field = '', value] = claim.split(' ')
    const said = labels.get(id)?.[field]
    return Array.isArray(said) ? said.includes(value) : String(said) === value
  }
  return { stands: here.filter(says), settled: here.filter((one) => !says(one)) }
}
