import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AUTHORITIES, KINDS } from '#src/core/item.ts'
import { ParseError } from '#src/errors.ts'
import { loadFolder } from '#src/registry.ts'
import type { Dialect, Payload, SourceDefinition } from '#src/source.ts'

const feeds = [...(await loadFolder<SourceDefinition>('feeds'))]
const dialects = await loadFolder<Dialect>('src/dialects')

const KINDS_OF_GROUP: Readonly<Record<string, readonly string[]>> = {
  us: ['regulatory'],
  eu: ['regulatory'],
  uk: ['regulatory'],
  intl: ['regulatory'],
  status: ['status'],
  vendor: ['vendor'],
  news: ['news'],
}
const JURISDICTION_OF_GROUP: Readonly<Record<string, RegExp>> = {
  us: /^US$/,
  eu: /^EU$/,
  uk: /^GB$/,
  intl: /^(?:INT|(?!US|EU|GB)[A-Z]{2})$/,
}
const TOPICS = ['export_control', 'sanctions', 'ai_regulation', 'court', 'status', 'models', 'regions', 'terms']
const DURATION = /^[1-9]\d*(?:ms|s|m|h|d)$/
const seconds = (text: string): number => {
  const [, number, unit] = /^(\d+)(ms|s|m|h|d)$/.exec(text) ?? []
  return Number(number) * { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 }[unit as 'ms' | 's' | 'm' | 'h' | 'd']
}

/** A recording beside the source's path, else the one its dialect shares. */
function recordings(id: string, dialect: string): { now: string; before: string | null; own: boolean } | null {
  for (const [base, own] of [
    [join('test/feeds', id), true],
    [join('test/dialects/recordings', dialect), false],
  ] as const) {
    if (!existsSync(dirname(base))) continue
    const name = base.slice(dirname(base).length + 1)
    const files = readdirSync(dirname(base))
    const now = files.find((file) => file.startsWith(`${name}.`) && !file.startsWith(`${name}.previous.`))
    const before = files.find((file) => file.startsWith(`${name}.previous.`))
    if (now) return { now: join(dirname(base), now), before: before ? join(dirname(base), before) : null, own }
  }
  return null
}

function payload(file: string, url: string): Payload {
  // A canary's recording is an error; everything else was served with 200.
  const status = file.includes('canary') ? 404 : 200
  return { url, contentType: null, status, body: new Uint8Array(readFileSync(file)), at: '2026-06-12T12:00:00Z' }
}

describe.each(feeds)('%s', (id, source) => {
  test('is described in full', () => {
    expect(id).toMatch(/^(?:us|eu|uk|intl|status|vendor|news)\/[a-z0-9]+(?:-[a-z0-9]+)*$/)
    const group = id.split('/')[0]!
    expect(KINDS_OF_GROUP[group]).toContain(source.kind)
    expect(KINDS).toContain(source.kind)
    expect(AUTHORITIES).toContain(source.authority)
    expect(source.jurisdiction ?? '').toMatch(JURISDICTION_OF_GROUP[group] ?? /^$/)
    expect(source.topics.length).toBeGreaterThan(0)
    for (const topic of source.topics) expect(TOPICS).toContain(topic)
    for (const text of [source.name, source.publisher]) expect(text.trim()).toMatch(/\S/)
    for (const note of source.notes ?? []) expect(note).toMatch(/[.!]$/)
  })

  test('has an address that can be fetched, and no secret in it', () => {
    const url = new URL(source.url)
    expect(url.protocol).toBe('https:')
    expect(url.username + url.password).toBe('')
    expect(source.url).not.toMatch(/[{}]|\s/)
  })

  test('has a rhythm that is possible', () => {
    const { every, expect: healthy, burst, credential } = source
    expect(every).toMatch(DURATION)
    expect(seconds(every)).toBeGreaterThanOrEqual(30)
    if (healthy?.silence !== undefined) expect(seconds(healthy.silence)).toBeGreaterThan(seconds(every) * 3)
    if (healthy?.minItems !== undefined) expect(healthy.minItems).toBeGreaterThan(0)
    if (burst !== undefined) {
      expect(burst.at).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
      expect(() => new Intl.DateTimeFormat('en', { timeZone: burst.timezone })).not.toThrow()
      expect(seconds(burst.every)).toBeLessThan(seconds(every))
    }
    if (credential !== undefined) expect(credential.env).toMatch(/^[A-Z][A-Z0-9_]+$/)
  })

  test('its dialect exists and accepts its options', () => {
    const dialect = dialects.get(source.dialect)
    expect(dialect, source.dialect).toBeDefined()
    const shared = recordings('none', source.dialect)
    if (shared === null) return
    try {
      dialect!.parse(payload(shared.now, source.url), source.options ?? {}, null)
    } catch (error) {
      // Another source's recording may lack what this one demands of its page; the options themselves must be known.
      expect(error).toBeInstanceOf(ParseError)
      expect((error as ParseError).place ?? '').not.toMatch(/^options/)
    }
  })

  test('a recording parses to at least one item', () => {
    const found = recordings(id, source.dialect)
    expect(found, `no recording at test/feeds/${id}.* or test/dialects/recordings/${source.dialect}.*`).not.toBeNull()
    const { now, before, own } = found!
    const previous = before === null ? null : payload(before, source.url)
    const drafts = dialects
      .get(source.dialect)!
      .parse(payload(now, source.url), own ? (source.options ?? {}) : {}, previous)
    expect(drafts.length).toBeGreaterThan(0)
    for (const draft of drafts) expect(draft.externalId).not.toBe('')
  })
})

describe('all feeds', () => {
  test('no address is watched twice', () => {
    const seen = new Map<string, string>()
    for (const [id, { url }] of feeds) {
      expect(seen.get(url), `${id} repeats ${seen.get(url)}`).toBeUndefined()
      seen.set(url, id)
    }
  })

  test('the names of a publisher differ in more than case and spacing', () => {
    const spelled = new Map<string, string>()
    for (const [, { publisher }] of feeds) {
      const bare = publisher.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
      expect(spelled.get(bare) ?? publisher).toBe(publisher)
      spelled.set(bare, publisher)
    }
  })

  test('what is off says why, and what cannot run without a key has one', () => {
    for (const [id, { enabled, notes }] of feeds) {
      if (enabled === false) expect((notes ?? []).join(' '), id).toMatch(/Off: /)
    }
  })

  test('statuses of vendors are followed to their statements', () => {
    for (const [id, source] of feeds)
      if (id.startsWith('status/') && id !== 'status/slack') expect(source.follow, id).toBe(true)
  })
})
