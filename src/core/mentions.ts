import type { Item } from './item.ts'
import { readItem } from './vocabulary/reading.ts'

/** Whom and what a text names, whether or not it was understood to concern anybody. */
export interface Mentions {
  vendors: string[]
  models: string[]
  jurisdictions: string[]
}

const MOST = 6
const MAX_READ = 900

/** The names in title and opening of an item. */
export function mentionsOf(item: Item): Mentions {
  const reading = readItem({ ...item, title: item.title.slice(0, MAX_READ), text: item.text.slice(0, MAX_READ) })
  const first = (names: Iterable<string>) => [...new Set(names)].filter((name) => name !== '').slice(0, MOST)
  return {
    vendors: first([...reading.vendors.map(({ id }) => id), ...reading.models.map(({ vendor }) => vendor)]),
    models: first(reading.models.map(({ model }) => model)),
    jurisdictions: first([...reading.places, ...reading.bodies].map(({ id }) => id)),
  }
}
