import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Item } from '#src/core/item.ts'
import { FullLabel } from '#src/core/label.ts'

/** What a careful reader says an item means, and why. Further keys (duplicateOf, cluster …) are of no use here. */
export const Label = z.object({ ...FullLabel.shape, id: z.string(), rationale: z.string().optional() })
export type Label = z.infer<typeof Label>

/** Where an example comes from; the goals are stated for the labelled set. */
export type ExampleSet = 'labelled' | 'recorded' | 'written' | 'feedback'

/** One labelled item. `fold`: where it is judged, by what was trained on the others; `weight`: how much it counts. */
export interface Labelled {
  item: Item
  label: Label
  set: ExampleSet
  fold: string
  weight: number
}

/** The fold of what people sent in: always trained on, never judged. */
export const FEEDBACK = 'feedback'

/** A line of `tocsin labels export` carries its item; any other label line is about an item of the folder. */
const Line = Label.extend({ item: Item.optional() })

/**
 * Reads a labelled folder: `items.jsonl`, `labels.jsonl`, `folds.json` (optional: then items alternate over three folds).
 * Extra label files (people's feedback) override labels of the same id. A line that carries its item adds that item to
 * the fold `feedback`, unless the folder has an item with the same words: then it overrides that one's label, because
 * whoever trains on the twin of what is judged measures nothing.
 */
export function readLabelled(dir: string, extraLabels: readonly string[] = []): Labelled[] {
  const items = lines(join(dir, 'items.jsonl')).map((one) => Item.parse(one))
  const labels = new Map(lines(join(dir, 'labels.jsonl')).map((one) => [Label.parse(one).id, Label.parse(one)]))
  const added = new Map<string, Labelled>()
  const known = new Set(items.map((item) => item.id))
  const byWords = Map.groupBy(items, wordsOf)
  for (const line of extraLabels.flatMap(lines)) {
    const { item, ...label } = Line.parse(line)
    const twins = known.has(label.id) ? [label.id] : (byWords.get(wordsOf(item))?.map((twin) => twin.id) ?? [])
    for (const id of twins) labels.set(id, { ...label, id })
    if (twins.length > 0) continue
    if (item) added.set(label.id, { item, label, fold: FEEDBACK, set: 'feedback', weight: 1 })
    else labels.set(label.id, label)
  }
  const folds = foldsOf(join(dir, 'folds.json'))
  const own = items.flatMap((item, index) => {
    const label = labels.get(item.id)
    if (!label) return []
    return [{ item, label, fold: folds?.get(item.id) ?? String(index % 3), set: 'labelled' as const, weight: 1 }]
  })
  return [...own, ...added.values()]
}

/** Two items with the same words are one text, whoever carried it. */
function wordsOf(item: Item | undefined): string {
  return JSON.stringify([item?.title, item?.text])
}

function foldsOf(file: string): Map<string, string> | null {
  if (!existsSync(file)) return null
  const folds = z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(file, 'utf8')))
  return new Map(Object.entries(folds).flatMap(([fold, ids]) => ids.map((id) => [id, fold] as const)))
}

/** The values of a file of JSON lines. */
export function lines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown)
}
