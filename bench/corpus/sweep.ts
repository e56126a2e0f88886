// Usage: node bench/corpus/sweep.ts DIR [--check]
// Feeds every recorded payload to every dialect that might be asked to read it, and reports crashes (anything thrown that
// is not a ParseError), what took over a second, and how many payloads gave items. --check: exit 1 on a crash or slowness.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { ParseError } from '#src/errors.ts'
import { loadFolder } from '#src/registry.ts'
import type { Dialect } from '#src/source.ts'

const SLOW_MS = 1_000
const DIALECTS_OF: [RegExp, string[]][] = [
  [/^news\//, ['rss', 'json-feed']],
  [/^statuspage\/gcp/, ['google-incidents']],
  [/^statuspage\/aws/, ['aws-health']],
  [/^statuspage\/slack/, ['slack-status']],
  [/^statuspage\//, ['statuspage', 'rss']],
  [/^regulatory\/(federal-register|monument|us-gov)/, ['federal-register']],
  [/^regulatory\/regulations-gov/, ['regulations-gov']],
  [/^regulatory\/govuk/, ['govuk']],
  [/^regulatory\/whitehouse/, ['rss']],
  [/^regulatory\/(ofac|consolidated|opensanctions)/, ['sanctions-list', 'ofac-recent']],
  [/^regulatory\//, ['rss', 'federal-register', 'congress']],
  [/^vendor-policy\/models/, ['models-list', 'openrouter-models']],
  [/^vendor-policy\/deprecations/, ['rss', 'json-feed']],
  [/^vendor-policy\/.*\.md/, ['markdown']],
  [/^vendor-policy\/.*\.html/, ['page']],
]
const SKIPPED = /\.(tsv|txt|csv\.gz|xz|tar\.gz|tar)$|README|\.expected\./

const [folder, flag] = process.argv.slice(2)
if (folder === undefined) throw new Error('which folder of recordings?')
const dialects = await loadFolder<Dialect>(fileURLToPath(new URL('../../src/dialects', import.meta.url)))
const tally = new Map<string, { read: number; empty: number; refused: number }>()
const crashes: string[] = []
const slow: string[] = []

for (const file of filesOf(folder)) {
  const wanted = DIALECTS_OF.find(([pattern]) => pattern.test(file))?.[1] ?? []
  const bytes = bytesOf(join(folder, file))
  for (const name of wanted) {
    const dialect = dialects.get(name)
    if (dialect) read(name, dialect, file, bytes)
  }
}
for (const [name, { read, empty, refused }] of [...tally].sort())
  console.log(`${name.padEnd(20)} ${read} gave items, ${empty} were empty, ${refused} refused as something else`)
console.log(`${crashes.length} crashes, ${slow.length} over ${SLOW_MS} ms`)
for (const line of [...crashes, ...slow].slice(0, 40)) console.log(`  ${line}`)
if (flag === '--check' && crashes.length + slow.length > 0) process.exitCode = 1

function read(name: string, dialect: Dialect, file: string, body: Uint8Array): void {
  const count = tally.get(name) ?? { read: 0, empty: 0, refused: 0 }
  tally.set(name, count)
  const payload = {
    url: 'https://recorded.invalid/',
    contentType: null,
    status: 200,
    body,
    at: '2026-01-01T00:00:00.000Z',
  }
  const started = performance.now()
  try {
    const drafts = dialect.parse(payload, {}, null)
    if (drafts.length > 0) count.read += 1
    else count.empty += 1
  } catch (error) {
    if (error instanceof ParseError) count.refused += 1
    else crashes.push(`${name} ${file}: ${(error as Error).stack?.split('\n').slice(0, 2).join(' ')}`)
  }
  const took = performance.now() - started
  if (took > SLOW_MS) slow.push(`${name} ${file}: ${Math.round(took)} ms`)
}

function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !SKIPPED.test(file))
    .sort()
}

function bytesOf(file: string): Uint8Array {
  const bytes = readFileSync(file)
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes
}
