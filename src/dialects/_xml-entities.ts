import { ParseError } from '../errors.ts'

/** The general entities a document declares; each value is made when it is first used. */
export type Entities = ReadonlyMap<string, () => string>

/** Longest replacement text of one entity; real ones are a word or an address. */
const MAX_VALUE = 10_000
const MAX_DECLARED = 500

/**
 * Reads the internal subset of a document type. External identifiers and parameter entities are never followed;
 * an external entity is an error only when the document uses it.
 * @throws ParseError (when an entity is used) for recursion, external entities and values that grow too large.
 */
export function declaredEntities(doctype: string): Entities {
  const raw = new Map<string, string | null>()
  const declaration = /<!ENTITY\s+([\p{L}_][\p{L}\p{N}_.-]{0,60})\s+(?:(SYSTEM|PUBLIC)\b|"([^"]*)"|'([^']*)')/gu
  for (const found of doctype.matchAll(declaration)) {
    if (raw.size >= MAX_DECLARED) throw new ParseError(`document type declares more than ${MAX_DECLARED} entities`)
    const [, name, external, double, single] = found
    if (!raw.has(name!)) raw.set(name!, external === undefined ? (double ?? single ?? '') : null)
  }
  const expanded = new Map<string, string>()
  const expand = (name: string, path: readonly string[]): string => {
    const done = expanded.get(name)
    if (done !== undefined) return done
    const value = raw.get(name)
    if (value === null) throw new ParseError('external entity is used', `&${name};`)
    if (path.includes(name)) throw new ParseError('entity refers to itself', `&${name};`)
    if (path.length > 20) throw new ParseError('entities nest too deep', `&${name};`)
    let result = ''
    let at = 0
    for (const reference of value!.matchAll(/&([\p{L}_][\p{L}\p{N}_.-]{0,60});|&#(\d{1,7});|&#x([\da-f]{1,6});/giu)) {
      result += value!.slice(at, reference.index)
      at = reference.index + reference[0].length
      const inner = reference[1]
      if (inner !== undefined && raw.has(inner)) result += expand(inner, [...path, name])
      else if (inner !== undefined) result += reference[0]
      else result += numeric(reference[2], reference[3])
      if (result.length > MAX_VALUE) throw new ParseError(`entity is longer than ${MAX_VALUE} characters`, `&${name};`)
    }
    result += value!.slice(at)
    if (result.length > MAX_VALUE) throw new ParseError(`entity is longer than ${MAX_VALUE} characters`, `&${name};`)
    // Replacement text that holds markup would need a second reading; such feeds do not exist outside attacks and tests.
    expanded.set(name, result.replace(/&(?!(?:amp|lt|gt|quot|apos);)/g, '&amp;').replace(/</g, '&lt;'))
    return expanded.get(name)!
  }
  return new Map([...raw.keys()].map((name) => [name, () => expand(name, [])]))
}

function numeric(dec: string | undefined, hex: string | undefined): string {
  const code = Number.parseInt(dec ?? hex ?? '0', dec === undefined ? 16 : 10)
  if (code < 9 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd'
  return String.fromCodePoint(code)
}
