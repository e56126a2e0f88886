/**
 * How long one item takes to find its event, with 10,000 to 1,000,000 items behind it. Items are invented: ten per event
 * on average, vendors and models as unevenly spread as in the news. Usage: node bench/correlate/speed.ts [ITEMS] [--check]
 */
import type { Assessment } from '#src/core/assessment.ts'
import { absorbSketch, correlate, type EventSketch, sketchOf } from '#src/core/correlation.ts'
import { createIndex } from '#src/core/correlation-index.ts'
import type { Reading } from '#src/core/event.ts'

const most = Number(process.argv.slice(2).find((word) => !word.startsWith('--')) ?? 1_000_000)
const VENDORS = 60
const WORDS = Array.from({ length: 4_000 }, (_, index) => `word${index.toString(36)}`)
const random = mulberry(7)
const index = createIndex({ windowMs: Number.POSITIVE_INFINITY, maxEvents: 100_000 })
const start = Date.parse('2026-01-01T00:00:00Z')

let stored = 0
let worst = 0
for (const target of [10_000, 100_000, 1_000_000].filter((size) => size <= most)) {
  // Nine of ten items are retellings of an event that is there: they are stored without being searched for.
  while (stored < target) {
    const reading = invent(stored)
    let sketch: EventSketch = sketchOf({ id: `e${stored}`, status: 'open', resolvedAt: null }, reading)
    if (stored % 500 === 0) for (let copy = 1; copy < 10; copy++) sketch = absorbSketch(sketch, invent(stored + copy))
    index.put(sketch, start + stored * 1_000)
    stored += 10
  }
  const times: number[] = []
  for (let probe = 0; probe < 2_000; probe++) {
    const reading = invent(stored + probe)
    const begun = performance.now()
    const candidates = index.candidates(reading)
    const found = correlate(reading, candidates)
    const known = found.to === 'event' ? index.get(found.event) : undefined
    if (known) absorbSketch(known, reading)
    times.push(performance.now() - begun)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)]! * 1000) / 1000
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length
  worst = Math.max(worst, mean)
  process.stdout.write(
    `${JSON.stringify({ items: stored, events: index.size, meanMs: Math.round(mean * 1000) / 1000, p50: at(0.5), p99: at(0.99), rssMb: Math.round(process.memoryUsage.rss() / 1e6) })}\n`,
  )
}
if (process.argv.includes('--check') && worst > 1) process.exit(1)

function invent(number: number): Reading {
  const vendor = Math.floor(VENDORS * random() ** 3)
  const words = (count: number) =>
    Array.from({ length: count }, () => WORDS[Math.floor(WORDS.length * random() ** 2)]).join(' ')
  const published = new Date(start + number * 1_000).toISOString()
  const categories = ['outage', 'degradation', 'export_control', 'policy_signal', 'price_or_quota_change'] as const
  const assessment: Assessment = {
    id: `i${number}`,
    relevant: true,
    category: categories[Math.floor(random() * categories.length)]!,
    impact: 'medium',
    certainty: 'reported',
    confidence: 0.7,
    vendors: [`vendor${vendor}`],
    models: random() < 0.5 ? [`model-${vendor}-${Math.floor(random() * 4)}`] : [],
    jurisdictions: random() < 0.3 ? ['US'] : [],
    populations: [],
    instruments: [],
    effectiveOn: null,
    because: [],
  }
  return {
    item: {
      id: `i${number}`,
      kind: 'news',
      authority: 'press',
      source: `source${number % 300}`,
      publisher: `publisher ${number % 300}`,
      url: `https://publisher${number % 300}.example/${number}`,
      title: words(9),
      text: words(120),
      lang: 'en',
      published,
      updated: null,
      effective: null,
      externalId: null,
      phase: null,
      facts: {},
    },
    assessment,
    seenAt: published,
    sha256: null,
  }
}

function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}
