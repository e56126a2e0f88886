import { isWord } from './automaton.ts'
import { type Family, MODEL_WORDS } from './families.ts'
import type { Folded } from './fold.ts'

/** A model name read out of a text by its family and what follows it. */
export interface ModelName {
  /** Normalised id, e.g. `claude-fable-5`, `gpt-5.6-luna`. */
  model: string
  family: string
  vendor: string
  /** Did the text give a version or variant? */
  versioned: boolean
  end: number
}

const WORDS = new Set(MODEL_WORDS)
/** Words that belong to a name only when joined by a hyphen; after a space they are ordinary English. */
const JOINED_ONLY = new Set(
  'code|text|image|audio|chat|live|plus|light|build|research|deep|english|vision|fast|experimental|guard|latest|exp|heavy|canvas|reel|coder|multilingual|imagine|large|medium|small|embedding|opus|fable|mythos|realtime|premier|preview|instant|max'.split(
    '|',
  ),
)
const LINES = new Set(['opus', 'fable', 'mythos'])
/** Words of names that are ordinary words when they are not capitalised. */
const CAPITALISED = new Set(['heavy', 'max', 'ultra'])
const MAX_TAIL = 60

/** Reads the model name that starts with a family's alias at `start`; null where the alias alone names no model. */
export function modelAt(text: Folded, family: Family, start: number, aliasEnd: number): ModelName | null {
  const alias = slice(text, start, aliasEnd)
  let end = aliasEnd
  const tail: string[] = []
  while (end - aliasEnd < MAX_TAIL && end < text.length) {
    const glue = text.codes[end]!
    const glued = glue !== 0x20 && (glue === 0x2d || glue === 0x5f || glue === 0x3a || glue === 0x2e)
    if (!glued && glue !== 0x20) break
    const stop = tokenEnd(text, end + 1)
    const token = slice(text, end + 1, stop)
    const capital = CAPITALISED.has(token) && /\d$/.test(tail.at(-1) ?? '') && isCapital(text, end + 1)
    if (!capital && !belongs(token, glued, glue, tail)) break
    tail.push(token)
    end = stop
  }
  const digits = /\d/.test(alias) || tail.some((token) => /\d/.test(token))
  const versioned = digits || tail.length > 0
  if (family.shape === 'bare' && !versioned) return null
  const id = normalise(alias, family, tail)
  const prefix = prefixOf(text, start)
  // `platform.claude.com` is an address, not a marketplace's name of a model
  if (
    prefix !== '' &&
    tail.length === 0 &&
    /^\.(?:com|ai|org|net|io)\b/.test(slice(text, end, Math.min(text.length, end + 5)))
  )
    return null
  const model = !versioned && family.only ? `${family.id}-${family.only}` : prefix + id
  return { model, family: family.id, vendor: family.vendor, versioned, end }
}

function isCapital(text: Folded, at: number): boolean {
  return /^\p{Lu}/u.test(text.source.slice(text.at[at]!, text.at[at]! + 2))
}

function normalise(alias: string, family: Family, tail: readonly string[]): string {
  // an alias that is itself part of a slug (`gpt-4-32k`, `o3-mini`) keeps its own letters
  const own = alias.replaceAll(' ', '-')
  const head = family.beside ? `${family.id}-${own}` : /\d/.test(alias) ? own : family.id
  const id = [head, ...tail].join('-').replaceAll(/[:/_]/g, '-')
  // from its fourth generation on, the line stands before the number: `Claude 4.1 Opus` is claude-opus-4.1
  return id.replace(/^claude-((?:[4-9]|\d\d)(?:\.\d+)?)-(opus|sonnet|haiku)\b/, 'claude-$2-$1')
}

function tokenEnd(text: Folded, from: number): number {
  let end = from
  while (end < text.length) {
    const code = text.codes[end]!
    const dot = code === 0x2e && end > from && isDigit(text.codes[end - 1]!) && isDigit(text.codes[end + 1] ?? 0)
    if (!dot && !(isWord(code) && code < 0x80)) break
    end++
  }
  return end
}

function belongs(token: string, glued: boolean, glue: number, tail: readonly string[]): boolean {
  if (token === '' || token.length > 20) return false
  if (glue === 0x2e && !/^\d/.test(token) && !/^v\d/.test(token)) return false
  if (/^\d{1,2}(\.\d{1,2})?[a-z]{0,2}$/.test(token)) return glued || tail.length === 0 || /b$/.test(token)
  if (/^(v|r|k|m|e|a|x|w)\d{1,2}(\.\d+)?$/.test(token)) return true
  if (/^\d{1,3}(\.\d)?b$/.test(token) || /^\d+x\d+b$/.test(token) || /^\d+k$/.test(token)) return true
  // `Claude 4.1 Opus`: behind its number a line's name can be nothing else
  if (LINES.has(token) && /^\d/.test(tail.at(-1) ?? '')) return true
  if (WORDS.has(token)) return glued || !JOINED_ONLY.has(token)
  return glued && glue !== 0x2e && /\d/.test(token)
}

/** Marketplaces write the maker in front: `anthropic.claude-…`, `meta-llama/llama-…`. */
function prefixOf(text: Folded, start: number): string {
  if (start < 2 || text.codes[start - 1]! !== 0x2e) return ''
  let from = start - 1
  while (from > 0 && isWord(text.codes[from - 1]!)) from--
  return from < start - 1 ? `${slice(text, from, start - 1)}.` : ''
}

function slice(text: Folded, from: number, to: number): string {
  return text.plain.slice(from, to)
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
