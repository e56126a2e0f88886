import pg from 'pg'

type Parse = (text: string) => unknown
type GetTypeParser = typeof pg.types.getTypeParser

// Type and array type by oid, as in pg_type.dat of PostgreSQL: the same in every version.
const INT8 = 20
const DATE = 1082
const TIMESTAMP = 1114
const TIMESTAMPTZ = 1184
const INTERVAL = 1186
const NUMERIC = 1700

const SCALARS = new Map<number, Parse>([
  [INT8, parseInt8],
  [NUMERIC, Number],
  [DATE, String],
  [TIMESTAMP, String],
  [TIMESTAMPTZ, parseInstant],
  [INTERVAL, String],
])
const ARRAYS = new Map<number, Parse>([
  [1016, parseInt8],
  [1231, Number],
  [1182, String],
  [1115, String],
  [1185, parseInstant],
  [1187, String],
])

/**
 * How both engines give values: int8 and numeric as numbers, timestamptz as ISO 8601 in UTC with `Z`, date as
 * `YYYY-MM-DD`, json and jsonb parsed, bytea as Buffer, the rest as node-postgres does.
 */
export const typeParsers = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary')
    const scalar = SCALARS.get(oid)
    if (scalar) return scalar
    const element = ARRAYS.get(oid)
    return element ? (text: string) => parseArray(text, element) : pg.types.getTypeParser(oid, 'text')
  }) as GetTypeParser,
}

/** @throws RangeError beyond 2^53, where a number would silently be another number. */
function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 value ${text} does not fit a number`)
  return value
}

const INSTANT = /^(\d{4,6}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/

/**
 * `2026-06-12 12:45:00.5+00` → `2026-06-12T12:45:00.500Z`: milliseconds as Date.toISOString writes them, more digits only
 * where the column holds more. `infinity` and years BC stay as they are.
 */
function parseInstant(text: string): string {
  const match = INSTANT.exec(text)
  if (!match) return text
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0')}Z`
}

function parseArray(text: string, element: Parse): unknown {
  const strings = pg.types.getTypeParser(1009 as number, 'text') as (text: string) => unknown // text[]
  return mapDeep(strings(text), element)
}

function mapDeep(value: unknown, element: Parse): unknown {
  if (Array.isArray(value)) return value.map((inner) => mapDeep(inner, element))
  return value === null ? null : element(value as string)
}
