/**
 * Judges `correlate` against labelled items: B³ (Bagga & Baldwin 1998) over all items and over clustered items only.
 * Usage: node bench/understand/clusters.ts DIR [--labels] [--folds] [--misses] [--check RATCHET]; DIR holds items.jsonl
 * and labels.jsonl. Exit 1 when the ratchet's `all` or `inClusters` (F1) is not reached.
 * `--labels` takes the assessments from the labels, which isolates correlation from assessment.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assessment } from '#src/core/assessment.ts'
import { createCorrelateStream } from '#src/core/correlate-stream.ts'
import { Item } from '#src/core/item.ts'

type Label = Omit<Assessment, 'confidence' | 'because' | 'instruments'> & { cluster: string | null }

const [directory, ...flags] = process.argv.slice(2)
if (!directory) {
  process.stderr.write('usage: clusters.ts DIR [--labels] [--folds] [--misses] [--check RATCHET]\n')
  process.exit(64)
}
const lines = <T>(file: string) =>
  readFileSync(join(directory, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
const labels = new Map(lines<Label>('labels.jsonl').map((label) => [label.id, label]))
const items = lines<unknown>('items.jsonl')
  .map((line) => Item.parse(line))
  .sort((one, other) => (one.published ?? '').localeCompare(other.published ?? ''))

const correlate = createCorrelateStream(await assessor())
const started = performance.now()
const found = items.map((item) => correlate(item))
const perItem = (performance.now() - started) / items.length

const predicted = group(found.map(({ id, event }) => [id, event] as const))
const truth = group(items.map(({ id }) => [id, labels.get(id)?.cluster ?? `single ${id}`] as const))
const clustered = items.filter(({ id }) => (truth.get(id)?.size ?? 0) > 1).map(({ id }) => id)
const report = {
  items: items.length,
  clustered: clustered.length,
  all: bCubed(items.map(({ id }) => id)),
  inClusters: bCubed(clustered),
  ...(flags.includes('--folds') ? { folds: folds() } : {}),
  pairs: pairs(),
  msPerItem: round(perItem),
}
process.stdout.write(`${JSON.stringify(report, null, 1)}\n`)
if (flags.includes('--misses')) misses()
if (flags.includes('--check'))
  check(flags[flags.indexOf('--check') + 1] ?? new URL('clusters.ratchet.json', import.meta.url).pathname)

async function assessor(): Promise<(item: Item) => Assessment> {
  const { assess } = (await import('#src/core/assess.ts')) as { assess: (item: Item) => Assessment }
  if (!flags.includes('--labels')) return assess
  // Instruments are not labelled.
  return (item) => ({ ...labels.get(item.id)!, instruments: assess(item).instruments, confidence: 0.9, because: [] })
}

function group(pairs: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const members = new Map<string, Set<string>>()
  for (const [id, key] of pairs) members.set(key, (members.get(key) ?? new Set()).add(id))
  return new Map(pairs.map(([id, key]) => [id, members.get(key)!]))
}

function bCubed(ids: readonly string[]) {
  let precision = 0
  let recall = 0
  for (const id of ids) {
    const own = predicted.get(id)!
    const right = truth.get(id)!
    const both = own.intersection(right).size
    precision += both / own.size
    recall += both / right.size
  }
  precision /= ids.length
  recall /= ids.length
  return {
    precision: round(precision),
    recall: round(recall),
    f1: round((2 * precision * recall) / (precision + recall)),
  }
}

/** The same for the clustered items of each fold, which no cluster crosses: what was tuned on the others is told apart. */
function folds() {
  const lists = JSON.parse(readFileSync(join(directory!, 'folds.json'), 'utf8')) as Record<string, string[]>
  return Object.values(lists).map((ids) => {
    const fold = new Set(ids)
    return {
      all: bCubed(items.map(({ id }) => id).filter((id) => fold.has(id))),
      inClusters: bCubed(clustered.filter((id) => fold.has(id))),
    }
  })
}

function pairs() {
  let joined = 0
  let right = 0
  let wanted = 0
  for (const [index, { id: one }] of items.entries())
    for (const { id: other } of items.slice(index + 1)) {
      const together = predicted.get(one)!.has(other)
      const same = truth.get(one)!.has(other)
      joined += Number(together)
      wanted += Number(same)
      right += Number(together && same)
    }
  return { precision: round(right / joined), recall: round(right / wanted), joined, wanted }
}

function misses() {
  const line = (id: string) => {
    const item = items.find((candidate) => candidate.id === id)!
    const label = labels.get(id)!
    const names = [...label.vendors, ...label.models].join(' ')
    return `${id} ${(item.published ?? '').slice(0, 16)} ${label.category}/${label.impact} [${names}] ${label.cluster ?? '-'} | ${item.title.slice(0, 100)} | ${found.find((entry) => entry.id === id)?.because.join('; ')}`
  }
  const seen = new Set<Set<string>>()
  for (const { id } of items) {
    const own = predicted.get(id)!
    if (seen.has(own)) continue
    seen.add(own)
    if (own.size > 1 && [...own].some((member) => truth.get(member) !== truth.get(id)))
      process.stdout.write(`\nJOINED\n${[...own].map(line).join('\n')}\n`)
  }
  for (const right of new Set(truth.values()))
    if (right.size > 1 && new Set([...right].map((id) => predicted.get(id))).size > 1)
      process.stdout.write(
        `\nPARTED ${new Set([...right].map((id) => predicted.get(id))).size}\n${[...right].map(line).join('\n')}\n`,
      )
}

/** What was reached once is never lost unseen. */
function check(file: string) {
  const least = (JSON.parse(readFileSync(file, 'utf8')) as { least: Record<'all' | 'inClusters', number> }).least
  for (const part of ['all', 'inClusters'] as const)
    if (report[part].f1 < least[part]) {
      process.stderr.write(`${part}: ${report[part].f1} < ${least[part]}\n`)
      process.exitCode = 1
    }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
