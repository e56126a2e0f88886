/** A stretch of text in a comparison: in both texts, only in the new one, or only in the old one. */
export interface DiffPart {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** One step of a comparison of two lists; indexes point into the lists. */
export type DiffStep =
  | { kind: 'same'; before: number; after: number }
  | { kind: 'added'; after: number }
  | { kind: 'removed'; before: number }

/** Edits that are searched for; beyond it the middle is told as replaced, so that time stays linear. */
const MAX_EDITS = 2000

/** Compares two texts word by word; white space belongs to the word before it, and CJK characters are words. */
export function diffWords(before: string, after: string): DiffPart[] {
  const [a, b] = [words(before), words(after)]
  const parts: DiffPart[] = []
  for (const step of diffLists(a.map(bare), b.map(bare))) {
    const text = step.kind === 'removed' ? a[step.before]! : b[step.after]!
    const last = parts.at(-1)
    if (last?.kind === step.kind) last.text += text
    else parts.push({ kind: step.kind, text })
  }
  return parts
}

/** The shortest edit between two lists of keys (Myers 1986), removals before additions. */
export function diffLists(before: readonly string[], after: readonly string[]): DiffStep[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail))
    tail += 1
  const middle = shortestEdit(before.slice(head, before.length - tail), after.slice(head, after.length - tail), head)
  const steps: DiffStep[] = []
  for (let at = 0; at < head; at += 1) steps.push({ kind: 'same', before: at, after: at })
  steps.push(...middle)
  for (let at = tail; at > 0; at -= 1)
    steps.push({ kind: 'same', before: before.length - at, after: after.length - at })
  return removalsFirst(steps)
}

function shortestEdit(a: readonly string[], b: readonly string[], offset: number): DiffStep[] {
  const trace: Int32Array[] = []
  const limit = Math.min(a.length + b.length, MAX_EDITS)
  // v[k] is the furthest x on diagonal k; diagonals are shifted by `limit`.
  const v = new Int32Array(2 * limit + 2)
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(v.slice(limit - edits, limit + edits + 1))
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && v[limit + k - 1]! < v[limit + k + 1]!)
      let x = down ? v[limit + k + 1]! : v[limit + k - 1]! + 1
      let y = x - k
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1
        y += 1
      }
      v[limit + k] = x
      if (x >= a.length && y >= b.length) return walkBack(trace, a.length, b.length, offset)
    }
  }
  return [
    ...a.map((_, at): DiffStep => ({ kind: 'removed', before: offset + at })),
    ...b.map((_, at): DiffStep => ({ kind: 'added', after: offset + at })),
  ]
}

function walkBack(trace: readonly Int32Array[], length: number, other: number, offset: number): DiffStep[] {
  const steps: DiffStep[] = []
  let x = length
  let y = other
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    // Row `edits` holds the diagonals -edits..edits as they were before that round.
    const row = trace[edits]!
    const at = (k: number): number => row[k + edits]!
    const k = x - y
    const down = k === -edits || (k !== edits && at(k - 1) < at(k + 1))
    const previousK = down ? k + 1 : k - 1
    const previousX = edits === 0 ? 0 : at(previousK)
    const previousY = edits === 0 ? 0 : previousX - previousK
    while (x > previousX && y > previousY) {
      x -= 1
      y -= 1
      steps.push({ kind: 'same', before: offset + x, after: offset + y })
    }
    if (edits === 0) break
    if (down) {
      y -= 1
      steps.push({ kind: 'added', after: offset + y })
    } else {
      x -= 1
      steps.push({ kind: 'removed', before: offset + x })
    }
  }
  return steps.reverse()
}

function removalsFirst(steps: readonly DiffStep[]): DiffStep[] {
  const out: DiffStep[] = []
  let added: DiffStep[] = []
  for (const step of steps) {
    if (step.kind === 'added') added.push(step)
    else {
      if (step.kind === 'same') {
        out.push(...added)
        added = []
      }
      out.push(step)
    }
  }
  return [...out, ...added]
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\s*|[\p{L}\p{N}\p{M}_'’.-]+\s*|[^\p{L}\p{N}\s]\s*|\s+/gu

const words = (text: string): string[] => text.match(WORD) ?? []
/** What two words must share to be one: curly and straight marks are the same mark. */
const bare = (word: string): string => word.trimEnd().replace(/[‘’]/g, "'").replace(/[“”]/g, '"')
