/**
 * How a source is doing. `failing`: it cannot be fetched. `shape-changed`: it was fetched and not understood, or is
 * emptier than it may be. `silent`: nothing new for longer than is normal. `skewed`: its clock is ahead of ours.
 */
export const HEALTHS = ['unknown', 'ok', 'failing', 'silent', 'shape-changed', 'skewed', 'paused'] as const
export type Health = (typeof HEALTHS)[number]

/** What the last polls of a source taught us. Instants are ISO 8601 UTC. */
export interface SourceState {
  sourceId: string
  /** Validators of the last body that was parsed and committed; null asks for the whole body again. */
  etag: string | null
  lastModified: string | null
  /** Of the last body that was parsed and committed. */
  sha256: string | null
  checkedAt: string | null
  changedAt: string | null
  lastSuccessAt: string | null
  /** When news last came: of the first payload, the newest date in it; later, when a new item was seen. */
  lastItemAt: string | null
  nextPollAt: string
  nextBecause: string
  /** Polls in a row that brought nothing that could be read. */
  failures: number
  health: Health
  healthSince: string | null
  /** The health that the operators were last told; null while they believe all is well. */
  rung: Health | null
  lastError: string | null
  /** Items in the last payload that was read. */
  itemCount: number | null
  /** Moving average of the fetch time. */
  latencyMs: number | null
  /** The last snapshot that was parsed and committed. */
  lastSnapshotId: string | null
  memory: Memory
}

/** What cadence remembers beyond the columns; every key may be absent. */
export interface Memory {
  firstFailureAt?: string
  firstSuccessAt?: string
  /** Payloads read so far, and how many of them were empty: tells an unusual emptiness from a usual one. */
  readings?: number
  emptyReadings?: number
  /** When the operators were last told that all is well again: soon after, a relapse has to prove itself. */
  recoveredAt?: string
  /** Bytes that could not be parsed and the snapshot that keeps them: the same bytes are kept once. */
  unread?: { sha256: string; snapshot: string }
  /** Where the publisher says that the source has moved for good. */
  movedTo?: string
  clockSkewMs?: number
  /** Links of terse incidents that are still to be read. */
  follow?: { item: string; url: string; tries: number }[]
}

/** What one poll came to. `latencyMs` and `clockSkewMs` are null where there was no answer to measure. */
export type PollOutcome = {
  latencyMs: number | null
  clockSkewMs: number | null
  maxAgeMs: number | null
  retryAfterMs: number | null
} & (
  | { kind: 'unchanged'; etag: string | null; lastModified: string | null }
  | {
      kind: 'read'
      etag: string | null
      lastModified: string | null
      sha256: string
      snapshotId: string
      /** Items in the payload, and how many of them are new or revised. */
      items: number
      news: number
      /** Newest date among the items that is not in the future; null without dates. */
      newestAt: string | null
      movedTo: string | null
    }
  | { kind: 'unreadable'; message: string; sha256: string; snapshotId: string }
  | { kind: 'failed'; message: string; code: string; retryable: boolean }
)

/** The state of a source that was never polled. */
export function newState(sourceId: string, nextPollAt: string): SourceState {
  return {
    sourceId,
    etag: null,
    lastModified: null,
    sha256: null,
    checkedAt: null,
    changedAt: null,
    lastSuccessAt: null,
    lastItemAt: null,
    nextPollAt,
    nextBecause: 'first poll',
    failures: 0,
    health: 'unknown',
    healthSince: null,
    rung: null,
    lastError: null,
    itemCount: null,
    latencyMs: null,
    lastSnapshotId: null,
    memory: {},
  }
}
