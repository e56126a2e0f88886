import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '#src/core/id.ts'
import { Item } from '#src/core/item.ts'
import { Label, type Labelled, lines, readLabelled } from './corpus.ts'
import { readRecorded, squeezed } from './recorded.ts'

const WRITTEN = join(import.meta.dirname, 'written')
const RECORDED = join(import.meta.dirname, 'recorded.labels.jsonl')

/** How much an example counts beside a labelled one (1): ours are many, and half of the written ones are made to mislead. */
const WEIGHT = { written: 0.12, recorded: 0.4 }

/**
 * Everything the scorer learns from: the labelled folder, what we wrote ourselves, and recorded notices that we labelled,
 * where the recordings stand beside the folder. Each is judged by what was trained on the other folds.
 */
export function readExamples(dir: string, extraLabels: readonly string[] = []): Labelled[] {
  const labelled = readLabelled(dir, extraLabels)
  const told = new Set(labelled.map(({ item }) => squeezed(item.title)))
  const others = [...readWritten(), ...readOwnLabels(join(dir, '..'))]
  return [...labelled, ...others.filter(({ item }) => !told.has(squeezed(item.title)))]
}

/** Items of our own invention, with their labels: every wording of an act, and its look-alikes. */
export function readWritten(): Labelled[] {
  return readdirSync(WRITTEN)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      lines(join(WRITTEN, name)).map((line) => {
        const { label, ...item } = line as { label: object; title: string; text: string }
        const id = `wri-${sha256(`${item.title}\n${item.text}`).slice(0, 12)}`
        return {
          item: Item.parse({ ...item, id }),
          label: Label.parse({ ...label, id }),
          set: 'written' as const,
          fold: foldOf(id),
          weight: WEIGHT.written,
        }
      }),
    )
}

/** Recorded notices with labels of ours; empty where there are no recordings. */
export function readOwnLabels(corpus: string): Labelled[] {
  if (!existsSync(join(corpus, 'MANIFEST.tsv'))) return []
  const labels = new Map(lines(RECORDED).map((line) => [(line as Label).id, Label.parse(line)]))
  const items = readRecorded(corpus, new Set(labels.keys()))
  return [...items].map(([id, item]) => ({
    item,
    label: labels.get(id)!,
    set: 'recorded',
    fold: foldOf(id),
    weight: WEIGHT.recorded,
  }))
}

function foldOf(id: string): string {
  return String(Number.parseInt(id.slice(-6), 16) % 3)
}
