/**
 * Reads every feed of a folder of test suites and compares the drafts with what the suites expect.
 *
 *   node bench/feeds/conformance.ts DIR [--list SUITE] [--check FILE] [--write FILE]
 *
 * A suite is a first-level folder. `--check` compares the figures with a ratchet and exits 1 when one fell.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import type { Draft } from '#src/core/item.ts'
import { decodeBytes } from '#src/dialects/_charset.ts'
import { looseToText, oneLine } from '#src/dialects/_text.ts'
import jsonFeed from '#src/dialects/json-feed.ts'
import rss from '#src/dialects/rss.ts'
import { ParseError } from '#src/errors.ts'
import { type ExpectedEntry, expectationOf } from './expectations.ts'

const FIELDS = ['title', 'link', 'id', 'dates', 'text'] as const
type Field = (typeof FIELDS)[number]

interface Tally {
  files: number
  /** Files that are feeds: they parsed, or a suite expects entries of them. */
  parsed: number
  refused: number
  countExpected: number
  countRight: number
  expected: Record<Field, number>
  right: Record<Field, number>
  misses: string[]
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'string' }, check: { type: 'string' }, write: { type: 'string' } },
})
const folder = positionals[0]
if (folder === undefined) {
  console.error('usage: conformance.ts DIR [--list SUITE] [--check FILE] [--write FILE]')
  process.exit(64)
}

const tallies = new Map<string, Tally>()
const crashes: string[] = []
const slow: string[] = []
for (const file of filesIn(folder)) measure(file)
report()
const figures = ratchet()
if (values.write !== undefined) writeFileSync(values.write, `${JSON.stringify(figures, null, 2)}\n`)
process.exitCode = crashes.length > 0 || slow.length > 0 || fell(figures) ? 1 : 0

function* filesIn(root: string): Generator<string> {
  for (const name of readdirSync(root).sort()) {
    const path = join(root, name)
    if (statSync(path).isDirectory()) yield* filesIn(path)
    else if (/\.(xml|rss|atom|rdf|json)(\.gz)?$/.test(name)) yield path
  }
}

function measure(file: string): void {
  const bytes = file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file)
  const isJson = /\.json(\.gz)?$/.test(file)
  const head = bytes.subarray(0, 2000).toString('latin1')
  if (isJson && !/"version"\s*:\s*"[^"]*jsonfeed/.test(head)) return
  const path = relative(folder!, file)
  const suite = path.split('/', path.includes('illformed') ? 2 : 1).join('/')
  const tally = tallies.get(suite) ?? newTally()
  tallies.set(suite, tally)
  tally.files += 1
  const header = suite.startsWith('feedparser') ? /Header:\s*Content-type:\s*(.*)/i.exec(head)?.[1]?.trim() : undefined
  const payload = { url: 'urn:none', contentType: header ?? null, status: 200, body: bytes, at: '2026-01-01T00:00:00Z' }
  const started = performance.now()
  let drafts: Draft[] | null = null
  let why = ''
  try {
    drafts = (isJson ? jsonFeed : rss).parse(payload, {}, null)
  } catch (error) {
    if (!(error instanceof ParseError)) crashes.push(`${path}: ${String((error as Error).stack).slice(0, 300)}`)
    why = (error as Error).message
  }
  const took = performance.now() - started
  if (took > 1000) slow.push(`${path}: ${took.toFixed(0)} ms`)
  const text = drafts ? decodeBytes(bytes, header ?? null).text : bytes.toString('latin1')
  const expected = expectationOf(suite, text, besideOf(file)) ?? (drafts ? { entries: [] } : null)
  if (drafts === null) {
    tally.refused += 1
    if (expected === null) tally.misses.push(`${path}: refused: ${why}`)
  } else tally.parsed += 1
  if (expected === null) return
  const count = expected.count ?? (isJson ? undefined : written(text))
  if (count !== undefined) {
    tally.countExpected += 1
    if (drafts?.length === count) tally.countRight += 1
    else tally.misses.push(`${path}: ${drafts?.length ?? `refused (${why})`} entries, expected ${count}`)
  }
  for (const [at, entry] of expected.entries.entries()) compare(tally, path, entry, drafts?.[at])
}

/** Entries that the text itself shows, for real feeds without an expectation. */
function written(text: string): number | undefined {
  const bare = text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '')
  return bare.match(/<(?:\w+:)?(?:item|entry)(?:\s[^>]*)?>/gi)?.length ?? 0
}

function besideOf(file: string): unknown {
  const stem = file.replace(/\.(xml|rss|atom|rdf|json)$/, '')
  const candidates = [
    `${stem}.json`,
    `${stem}_expected.json`,
    `${stem}.serde.json`,
    stem.replace('/input/', '/output/').concat('.json'),
  ]
  const found = candidates.find((candidate) => candidate !== file && existsSync(candidate))
  return found ? JSON.parse(readFileSync(found, 'utf8')) : null
}

function compare(tally: Tally, path: string, entry: ExpectedEntry, draft: Draft | undefined): void {
  for (const field of FIELDS) {
    const wanted = entry[field]
    if (wanted === undefined || String(wanted).includes('\ufffd')) continue // suites that expect broken characters
    tally.expected[field] += 1
    const got =
      draft &&
      {
        title: draft.title,
        link: draft.url,
        id: draft.externalId,
        dates: [draft.published, draft.updated],
        text: draft.text,
      }[field]
    if (got !== undefined && agrees(field, wanted, got)) tally.right[field] += 1
    else
      tally.misses.push(
        `${path}: ${field} ${JSON.stringify(got)?.slice(0, 160)}, expected ${JSON.stringify(wanted).slice(0, 160)}`,
      )
  }
}

function agrees(field: Field, wanted: unknown, got: unknown): boolean {
  if (field === 'dates') {
    const seconds = (got as (string | null)[]).map((value) => value && Math.floor(Date.parse(value) / 1000))
    return (wanted as number[]).every((value) => seconds.includes(Math.floor(value / 1000)))
  }
  const plain = (value: unknown): string => oneLine(looseToText(looseToText(String(value)))).replace(/\s/g, '')
  // Suites that leave links relative are content when ours ends the same way.
  if (field === 'link')
    return (
      address(wanted) === address(got) ||
      (!/^https?:/.test(String(wanted)) && decodeURI(String(got)).endsWith(String(wanted)))
    )
  if (field === 'id') return plain(got).replace(/#[\da-f]{12}$/, '') === plain(wanted)
  if (field === 'text') return plain(got).includes(plain(wanted))
  return plain(wanted) === plain(got)
}

function address(value: unknown): string {
  return String(value)
    .trim()
    .replace(/\s/g, '%20')
    .replace(/^(https?:\/\/[^/]+)\/$/, '$1')
}

function newTally(): Tally {
  const zero = (): Record<Field, number> => ({ title: 0, link: 0, id: 0, dates: 0, text: 0 })
  return {
    files: 0,
    parsed: 0,
    refused: 0,
    countExpected: 0,
    countRight: 0,
    expected: zero(),
    right: zero(),
    misses: [],
  }
}

function report(): void {
  const share = (right: number, all: number): string =>
    all === 0 ? '-' : `${((100 * right) / all).toFixed(1)}% ${right}/${all}`
  console.log(
    `${'suite'.padEnd(28)} files parsed refused  ${['count', ...FIELDS].map((name) => name.padEnd(18)).join('')}`,
  )
  for (const [suite, tally] of tallies) {
    const cells = [
      share(tally.countRight, tally.countExpected),
      ...FIELDS.map((field) => share(tally.right[field], tally.expected[field])),
    ]
    const numbers = [tally.files, tally.parsed, tally.refused].map((value) => String(value).padStart(5)).join('  ')
    console.log(`${suite.padEnd(28)}${numbers}   ${cells.map((cell) => cell.padEnd(18)).join('')}`)
  }
  for (const [suite, tally] of tallies) {
    if (tally.misses.length === 0) continue
    const shown =
      values.list === suite || values.list === 'all'
        ? tally.misses
        : tally.misses.slice(0, values.list === undefined ? 5 : 0)
    for (const miss of shown) console.log(`  ${miss}`)
    if (shown.length > 0 && shown.length < tally.misses.length)
      console.log(`  … ${tally.misses.length - shown.length} more: --list ${suite}`)
  }
  for (const line of crashes) console.log(`crash ${line}`)
  for (const line of slow) console.log(`slow ${line}`)
}

/** Right answers by suite and field: what may only rise. */
function ratchet(): Record<string, Record<string, number>> {
  return Object.fromEntries(
    [...tallies].map(([suite, tally]) => [suite, { parsed: tally.parsed, count: tally.countRight, ...tally.right }]),
  )
}

function fell(now: Record<string, Record<string, number>>): boolean {
  if (values.check === undefined) return false
  const before = JSON.parse(readFileSync(values.check, 'utf8')) as Record<string, Record<string, number>>
  const falls = Object.entries(before).flatMap(([suite, fields]) =>
    Object.entries(fields).flatMap(([field, least]) => {
      const value = now[suite]?.[field] ?? 0
      return value < least ? [`${suite} ${field}: ${value}, was ${least}`] : []
    }),
  )
  for (const line of falls) console.error(`below the ratchet: ${line}`)
  return falls.length > 0
}
