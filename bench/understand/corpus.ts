import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Category, Certainty } from '#src/core/assessment.ts'
import { Impact } from '#src/core/impact.ts'
import { Item } from '#src/core/item.ts'

/** What a careful reader says an item means. Further keys (duplicateOf, cluster, rationale …) are carried for reports. */
export const Label = z.object({
  id: z.string(),
  relevant: z.boolean(),
  category: Category,
  impact: Impact,
  certainty: Certainty,
  vendors: z.array(z.string()),
  models: z.array(z.string()),
  jurisdictions: z.array(z.string()),
  populations: z.array(z.string()),
  effectiveOn: z.string().nullable(),
  rationale: z.string().optional(),
})
export type Label = z.infer<typeof Label>

/** Where an example comes from; the goals are stated for the labelled set. */
export type ExampleSet = 'labelled' | 'recorded' | 'written'

/** One labelled item. `fold`: where it is judged, by what was trained on the others; `weight`: how much it counts. */
export interface Labelled {
  item: Item
  label: Label
  set: ExampleSet
  fold: string
  weight: number
}

/**
 * Reads a labelled folder: `items.jsonl`, `labels.jsonl`, `folds.json` (optional: then items alternate over three folds).
 * Extra label files (people's feedback) override labels of the same id.
 */
export function readLabelled(dir: string, extraLabels: readonly string[] = []): Labelled[] {
  const items = lines(join(dir, 'items.jsonl')).map((one) => Item.parse(one))
  const labels = new Map<string, Label>()
  for (const file of [join(dir, 'labels.jsonl'), ...extraLabels])
    for (const line of lines(file)) {
      const label = Label.parse(line)
      labels.set(label.id, label)
    }
  const folds = foldsOf(join(dir, 'folds.json'))
  return items.flatMap((item, index) => {
    const label = labels.get(item.id)
    return label ? [{ item, label, fold: folds?.get(item.id) ?? String(index % 3), set: 'labelled', weight: 1 }] : []
  })
}

function foldsOf(file: string): Map<string, string> | null {
  if (!existsSync(file)) return null
  const folds = z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(file, 'utf8')))
  return new Map(Object.entries(folds).flatMap(([fold, ids]) => ids.map((id) => [id, fold] as const)))
}

function lines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown)
}
