/** The distinct n-grams of an item: two 32-bit hashes each, side by side. */
export interface Grams {
  hashes: Int32Array
  count: number
}

/**
 * Where the names of a model stand by the hashes of its n-grams: open addressing over `slots`, each a row plus one and
 * some bits of its second hash. Most n-grams are unknown, and those bits refuse them without a look at the hashes.
 */
export interface GramTable {
  slots: Int32Array
  /** By row. */
  hashes: Int32Array
  mask: number
}

const ROW_BITS = 20
const ROW_MASK = (1 << ROW_BITS) - 1

export const GRAM_SEED = 0x811c9dc5 | 0

/** FNV-1a over UTF-16 code units. */
export function nextFirst(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

/** A second hash, independent of the first: together they tell n-grams apart. */
export function nextSecond(hash: number, code: number): number {
  return (Math.imul(hash, 0x2c1b3c6d) + code + (hash >>> 15)) | 0
}

/** Collects distinct hashes in order of arrival. */
export interface GramSet {
  add: (first: number, second: number) => void
  done: () => Grams
}

const START_SIZE = 512
/** Kept between items, so that most need no room of their own; `slots` are cleared for the next. */
let hashes = new Int32Array(START_SIZE)
let slots = new Int16Array(START_SIZE)

/** An empty set, the only one at a time; it grows with what it takes. */
export function gramSet(): GramSet {
  let count = 0
  let mask = START_SIZE - 1
  slots.fill(0, 0, START_SIZE)
  const grow = () => {
    mask = mask * 2 + 1
    if (mask >= slots.length) {
      const wider = new Int32Array(mask + 1)
      wider.set(hashes)
      hashes = wider
      slots = new Int16Array(mask + 1)
    } else slots.fill(0, 0, mask + 1)
    for (let index = 0; index < count; index++) {
      let slot = slotOf(hashes[index * 2]!, hashes[index * 2 + 1]!, mask)
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = index + 1
    }
  }
  return {
    add: (first, second) => {
      let slot = slotOf(first, second, mask)
      for (let index = slots[slot]!; index !== 0; index = slots[slot]!) {
        if (hashes[index * 2 - 2] === first && hashes[index * 2 - 1] === second) return
        slot = (slot + 1) & mask
      }
      hashes[count * 2] = first
      hashes[count * 2 + 1] = second
      slots[slot] = ++count
      if (count * 2 > mask) grow()
    },
    done: () => ({ hashes: hashes.slice(0, count * 2), count }),
  }
}

/** Builds the table of the names that stand for n-grams (`w:…`). */
export function gramTable(names: ReadonlyMap<string, number>): GramTable {
  let size = 16
  while (size < names.size * 2) size *= 2
  if (names.size >= ROW_MASK) throw new Error(`too many features for a model: ${names.size}`)
  const table: GramTable = { slots: new Int32Array(size), hashes: new Int32Array(names.size * 2), mask: size - 1 }
  for (const [name, row] of names) {
    if (!name.startsWith('w:')) continue
    let first = GRAM_SEED
    let second = GRAM_SEED
    for (let index = 2; index < name.length; index++) {
      first = nextFirst(first, name.charCodeAt(index))
      second = nextSecond(second, name.charCodeAt(index))
    }
    let slot = slotOf(first, second, table.mask)
    while (table.slots[slot] !== 0) slot = (slot + 1) & table.mask
    table.slots[slot] = (second & ~ROW_MASK) | (row + 1)
    table.hashes[row * 2] = first
    table.hashes[row * 2 + 1] = second
  }
  return table
}

/** The row of an n-gram, -1 for one that the model does not know. */
export function rowOf({ slots, hashes, mask }: GramTable, first: number, second: number): number {
  let slot = slotOf(first, second, mask)
  for (let held = slots[slot]!; held !== 0; held = slots[slot]!) {
    if (((held ^ second) & ~ROW_MASK) === 0) {
      const row = (held & ROW_MASK) - 1
      if (hashes[row * 2] === first && hashes[row * 2 + 1] === second) return row
    }
    slot = (slot + 1) & mask
  }
  return -1
}

function slotOf(first: number, second: number, mask: number): number {
  return (first ^ (first >>> 15) ^ second) & mask
}
