import { isObject } from './_json.ts'

/** One party of a list. Its fields are read only when they are asked for: lists are large, differences small. */
export interface ListEntry {
  key: string
  name: string
  /** Which list of a file that holds several; null for a file that is one list. */
  list: string | null
  /** Equal text means equal entry. */
  raw: string
  /** Every field as text, values joined by `; `. */
  fields(): Record<string, string>
}

export interface PartyList {
  entries: ReadonlyMap<string, ListEntry>
  /** The edition as the file names it: a date or a time; null where it does not. */
  edition: string | null
}

/** Leaves of a value by the name of their key; values of one name are joined. Depth is bounded by the reader. */
export function flatten(value: unknown): Record<string, string> {
  const found = new Map<string, Set<string>>()
  const walk = (node: unknown, key: string): void => {
    if (Array.isArray(node)) for (const item of node) walk(item, key)
    else if (isObject(node))
      for (const [name, item] of Object.entries(node)) walk(item, name.startsWith('#') ? key : name)
    else if (node !== null && node !== undefined && String(node).trim() !== '') {
      found.set(key, (found.get(key) ?? new Set()).add(String(node).trim()))
    }
  }
  walk(value, 'value')
  return Object.fromEntries([...found].map(([key, values]) => [key, [...values].sort().join('; ')]))
}
