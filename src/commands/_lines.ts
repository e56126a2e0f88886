import { z } from 'zod'
import { EXIT, type Terminal } from '../command.ts'
import { Item } from '../core/item.ts'

/** An item of a JSON line, or what is wrong with the line. */
export type Line = { item: Item } | { id: string | null; error: string }

/**
 * The lines of UTF-8 bytes, empty ones left out. A line ends at a line feed only: JSON text may hold U+2028 and U+2029 as
 * they are, where `readline` would cut it. A byte order mark is not part of the first line.
 */
export async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let parts: string[] = []
  for await (const chunk of input) {
    const pieces = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n')
    for (const piece of pieces.slice(0, -1)) {
      const line = [...parts, piece].join('')
      parts = []
      if (line.trim() !== '') yield line
    }
    parts.push(pieces.at(-1) as string)
  }
  const last = [...parts, decoder.decode()].join('')
  if (last.trim() !== '') yield last
}

/** Reads one JSON line as an item; never throws. */
export function readLine(text: string): Line {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { id: null, error: `not JSON: ${(error as Error).message}` }
  }
  const item = Item.safeParse(value)
  if (item.success) return { item: item.data }
  const id = (value as { id?: unknown } | null)?.id
  const issues = item.error.issues.map((issue) => `${z.core.toDotPath(issue.path) || '(item)'}: ${issue.message}`)
  return { id: typeof id === 'string' ? id : null, error: issues.join('; ') }
}

/**
 * Feeds every line of stdin to `each` and writes what it answers, one JSON line each, in order. A line that is not an
 * item becomes its error in its place; the rest is still processed, and the exit code is 1.
 */
export async function mapLines(terminal: Terminal, each: (item: Item) => unknown): Promise<number> {
  let done = 0
  let wrong = 0
  for await (const text of linesOf(terminal.stdin)) {
    const line = readLine(text)
    if ('error' in line) wrong += 1
    terminal.out(JSON.stringify('error' in line ? line : each(line.item)))
    done += 1
    if (done % 500 === 0) terminal.progress(`${done} items`)
  }
  if (wrong > 0) terminal.err(`${wrong} of ${done} lines are not items`)
  return wrong > 0 ? EXIT.failed : EXIT.good
}
