import type { Authority, Draft, Kind } from './core/item.ts'

/** Bytes as fetched. `body` is already decompressed, never decoded: dialects own charsets. */
export interface Payload {
  url: string
  contentType: string | null
  /** HTTP status, 200 when the bytes come from a file or stdin. */
  status: number
  body: Uint8Array
  /** When the bytes were fetched or observed, ISO 8601 UTC. */
  at: string
}

/** A shape that several sources share. One file in `src/dialects/`; its path is its name. */
export interface Dialect {
  /** One sentence for `--help` and docs. */
  describe: string
  /** Who speaks in this shape, for bytes of which nothing else is known (`tocsin parse`). */
  speaker?: { kind: Kind; authority: Authority }
  /** True when the items are differences to the previous payload (watched pages, model lists). */
  compares?: boolean
  /** Content type to ask for in the Accept header. */
  accept?: string
  /**
   * The request that brings a payload, for dialects that put a question; without it a source is read by GET. Pure.
   * `key` is the source's secret.
   * @throws ParseError when the options do not make a request.
   */
  request?(options: DialectOptions, key: string | null): Question
  /** True when an HTTP error with its body is an answer (of a canary), and not a failure to fetch. */
  readsErrors?: true
  /**
   * Reads drafts out of one payload. Pure: no clock, no network.
   * `previous` is the last payload that parsed, null the first time; only dialects with `compares` look at it.
   * @throws ParseError when the bytes are not this dialect or hold something it does not understand.
   */
  parse(payload: Payload, options: DialectOptions, previous: Payload | null): Draft[]
}

/** A request that is more than reading an address. */
export interface Question {
  method: 'POST'
  headers: Readonly<Record<string, string>>
  body: string
}

/** What a source may tell its dialect; each dialect checks the keys it knows and refuses others. */
export type DialectOptions = Readonly<Record<string, unknown>>

/** One place that is watched. One file in `feeds/`; its path is its id. */
export interface SourceDefinition {
  name: string
  publisher: string
  kind: Kind
  authority: Authority
  /** ISO 3166-1 alpha-2, `EU` or `INT`; null for vendors and news without one. */
  jurisdiction: string | null
  /** Topics watched, for the coverage table: `export_control`, `sanctions`, `ai_regulation`, `status`, ... */
  topics: readonly string[]
  url: string
  dialect: string
  options?: DialectOptions
  /** Rhythm, as a duration: `60s`, `15m`, `1d`. */
  every: string
  lang?: string
  /** What a healthy payload looks like; outside it the source rings the operators. */
  expect?: {
    /** Fewest items a healthy payload holds. */
    minItems?: number
    /** Longest time without a new item that is normal. */
    silence?: string
  }
  /** Hours in which the source is polled faster: times of day in a zone, on business days. */
  burst?: { at: string; timezone: string; minutes: number; every: string }
  /** Environment variable that holds the credential; such sources are off until it is set. */
  credential?: { env: string; header: string; prefix?: string }
  /** False for sources whose address is not trusted yet; they are listed but off. */
  enabled?: boolean
  /** Follow the link of a terse incident to its statement, once. */
  follow?: boolean
  /** A CDN holds answers for long and nothing clears it: a query parameter that changes every five minutes asks past it. */
  fresh?: boolean
  /** Evidence for the address and its quirks, one sentence each. */
  notes?: readonly string[]
}

/** A source with its id, as the registry or the configuration gives it. */
export interface Source extends SourceDefinition {
  id: string
  /** True when items of the very first snapshot ring; false makes the first snapshot a silent baseline. */
  ringFirst: boolean
  builtin: boolean
  /** Request headers with its credential; never shown or logged. */
  headers?: Readonly<Record<string, string>>
  /** Secret for the request that its dialect makes; never shown or logged. */
  key?: string
}

/** Declares a source; the default export of a file in `feeds/`. */
export function defineSource(definition: SourceDefinition): SourceDefinition {
  return definition
}

/** Declares a dialect; the default export of a file in `src/dialects/`. */
export function defineDialect(dialect: Dialect): Dialect {
  return dialect
}
