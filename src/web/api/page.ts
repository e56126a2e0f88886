import { z } from 'zod'
import { InputError } from '../../errors.ts'

const Query = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
})

/** The page that a list request asks for; cursors are opaque to callers. */
export function pageOf(query: Record<string, string>): { limit: number; before: number | undefined } {
  const { limit, cursor } = Query.parse(query)
  return { limit, before: cursor === undefined ? undefined : Number(cursor) }
}

/** A list answer: `next` is the cursor of the next page, null at the end. */
export function listOf<T extends { seq: number }, V>(
  rows: readonly T[],
  limit: number,
  view: (row: T) => V,
): { data: V[]; next: string | null } {
  const last = rows.at(-1)
  return { data: rows.map(view), next: last && rows.length === limit ? String(last.seq) : null }
}

/** A whole list as an answer, for lists that are short by nature. */
export function wholeList<T>(data: readonly T[]): { data: readonly T[]; next: null } {
  return { data, next: null }
}

/** An optional instant of a query. @throws InputError */
export function instantOf(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const millis = Date.parse(value)
  if (Number.isNaN(millis)) throw new InputError('invalid', `${name}: not an instant: '${value}'`)
  return new Date(millis).toISOString()
}
