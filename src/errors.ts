/** The errors that cross a floor. Each has a stable `code` and says whether a retry can help. */
export abstract class TocsinError extends Error {
  abstract readonly code: string
  abstract readonly retryable: boolean
}

/** One thing that is wrong in a configuration, and where. */
export interface ConfigProblem {
  /** Dotted path into the document, e.g. `policies[0].require.witnesses`. */
  path: string
  message: string
  /** 1-based line in the file, when known. */
  line?: number
}

/** The configuration cannot be used; carries every problem at once. The process exits with 78. */
export class ConfigError extends TocsinError {
  readonly code = 'config'
  readonly retryable = false
  readonly problems: readonly ConfigProblem[]
  constructor(problems: readonly ConfigProblem[], file?: string) {
    super(problems.map((p) => `${file ?? 'config'}${p.line ? `:${p.line}` : ''}: ${p.path}: ${p.message}`).join('\n'))
    this.name = 'ConfigError'
    this.problems = problems
  }
}

export type FetchFailure =
  | 'timeout'
  | 'network'
  | 'http'
  | 'blocked'
  | 'too-large'
  | 'redirect'
  | 'encoding'
  | 'bot-wall'
const FATAL_STATUS = new Set([400, 401, 403, 404, 405, 410, 451])

/** An address could not be read. `status` is the HTTP status when there was one. */
export class FetchError extends TocsinError {
  readonly code: `fetch.${FetchFailure}`
  readonly retryable: boolean
  readonly kind: FetchFailure
  readonly status: number | null
  readonly retryAfterMs: number | null
  constructor(
    kind: FetchFailure,
    message: string,
    detail: { status?: number; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: detail.cause })
    this.name = 'FetchError'
    this.kind = kind
    this.code = `fetch.${kind}`
    this.status = detail.status ?? null
    this.retryAfterMs = detail.retryAfterMs ?? null
    this.retryable = kind !== 'blocked' && !(detail.status !== undefined && FATAL_STATUS.has(detail.status))
  }
}

/** Bytes were not what the dialect understands. `place` is a JSON pointer, element or line. */
export class ParseError extends TocsinError {
  readonly code = 'parse'
  readonly retryable = false
  readonly place: string | null
  constructor(message: string, place: string | null = null, cause?: unknown) {
    super(place === null ? message : `${message} (at ${place})`, { cause })
    this.name = 'ParseError'
    this.place = place
  }
}

export type DeliveryFailure = 'unavailable' | 'rate-limited' | 'rejected' | 'gone' | 'misconfigured'

/** A message did not reach its address. `gone` disables the address (webhook 410). */
export class DeliveryError extends TocsinError {
  readonly code: `delivery.${DeliveryFailure}`
  readonly retryable: boolean
  readonly kind: DeliveryFailure
  readonly status: number | null
  readonly retryAfterMs: number | null
  constructor(
    kind: DeliveryFailure,
    message: string,
    detail: { status?: number; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: detail.cause })
    this.name = 'DeliveryError'
    this.kind = kind
    this.code = `delivery.${kind}`
    this.status = detail.status ?? null
    this.retryAfterMs = detail.retryAfterMs ?? null
    this.retryable = kind === 'unavailable' || kind === 'rate-limited'
  }
}

export type GatewayFailure = 'unreachable' | 'conflict' | 'refused' | 'unverified'

/** A gateway could not be observed or changed. `unverified`: it said yes, and then was seen not to have changed. */
export class GatewayError extends TocsinError {
  readonly code: `gateway.${GatewayFailure}`
  readonly retryable: boolean
  readonly kind: GatewayFailure
  constructor(kind: GatewayFailure, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'GatewayError'
    this.kind = kind
    this.code = `gateway.${kind}`
    this.retryable = kind !== 'refused'
  }
}

export type InputFailure = 'invalid' | 'not-found' | 'conflict' | 'forbidden' | 'unauthenticated'

/** A person or a program asked for something that cannot be done. */
export class InputError extends TocsinError {
  readonly code: `input.${InputFailure}`
  readonly retryable = false
  readonly kind: InputFailure
  constructor(kind: InputFailure, message: string) {
    super(message)
    this.name = 'InputError'
    this.kind = kind
    this.code = `input.${kind}`
  }
}

export type DatabaseFailure = 'in-use' | 'unreachable' | 'unsupported' | 'newer' | 'edited' | 'closed'

/** The database cannot be opened or brought up to date. `in-use`: another process owns the folder. */
export class DatabaseError extends TocsinError {
  readonly code: `database.${DatabaseFailure}`
  readonly retryable: boolean
  readonly kind: DatabaseFailure
  constructor(kind: DatabaseFailure, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'DatabaseError'
    this.kind = kind
    this.code = `database.${kind}`
    this.retryable = kind === 'unreachable'
  }
}
