import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { FullLabel } from '#src/core/label.ts'
import { lines } from './corpus.ts'
import type { Outcome } from './crossval.ts'
import { type Figures, measure } from './figures.ts'

/** What a second annotator, who saw only the guide and the texts, says of a labelled item. Models were not annotated. */
const SecondLabel = z.strictObject({ ...FullLabel.omit({ models: true }).shape, id: z.string() })
export type SecondLabel = z.infer<typeof SecondLabel>

/** The second annotation of the labelled set, by item. Nothing is trained on it. */
export function readSecondAnnotation(
  file: string = join(import.meta.dirname, 'second.labels.jsonl'),
): Map<string, SecondLabel> {
  if (!existsSync(file)) return new Map()
  return new Map(lines(file).map((line) => [SecondLabel.parse(line).id, SecondLabel.parse(line)]))
}

/**
 * What the second annotator scores against the labels: about as much as can be asked of any reader of these texts. Null
 * where nobody read the items twice.
 */
export function measureAnnotator(
  outcomes: readonly Outcome[],
  second: ReadonlyMap<string, SecondLabel>,
): Figures | null {
  const read = outcomes.flatMap((one) => {
    const label = second.get(one.item.id)
    return label ? [{ ...one, said: { ...one.said, ...label } }] : []
  })
  return read.length === 0 ? null : measure(read)
}
