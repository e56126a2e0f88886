import { formatDuration, parseDuration } from './duration.ts'
import type { Health, PollOutcome, SourceState } from './source-state.ts'

/** The part of a source that says what is normal. */
export interface Expectations {
  every: string
  expect?: { minItems?: number; silence?: string }
  /** True for sources whose items are differences: no items is their normal answer. */
  compares: boolean
}

/** What the operators are to be told: trouble once when it begins, `ok` once when it is over. */
export interface Ring {
  health: Health
  detail: string
}

const MINUTE = 60_000
/** Failures before the operators are told; a refusal (404, blocked) is believed sooner than an outage. */
const PATIENCE = { retryable: 3, refused: 2, unreadable: 1 }
/** So soon after an all-clear a relapse needs three times the evidence, so that a flapping source does not ring all day. */
const RELAPSE_MS = 60 * MINUTE
/** HTTP dates have whole seconds and networks have delays; only a clock far ahead is a fault. A clock behind may be a cache. */
const SKEW_MS = 10 * MINUTE

/**
 * The state after a poll, and what the operators must hear of it. All fields are brought up to date but `nextPollAt` and
 * `nextBecause`. A payload that parses but breaks an expectation leaves validators, hash and count as they were: it is read
 * again, and a return to the old content counts as recovery.
 */
export function assessHealth(
  source: Expectations,
  before: SourceState,
  outcome: PollOutcome,
  now: Date,
): { state: SourceState; ring: Ring | null } {
  const state = absorb(before, outcome, now)
  if (before.health === 'paused') return { state, ring: null }
  const verdict = judge(source, before, state, outcome, now)
  const at = now.toISOString()

  if (verdict.health !== before.health) state.healthSince = at
  state.health = verdict.health
  state.lastError = verdict.health === 'ok' && state.failures === 0 ? null : verdict.detail

  if (verdict.health === 'ok' && state.failures === 0 && before.rung !== null) {
    state.rung = null
    state.memory.recoveredAt = at
    return { state, ring: { health: 'ok', detail: verdict.detail } }
  }
  const trouble = verdict.health !== 'ok' && verdict.health !== 'unknown'
  if (trouble && before.rung === null) {
    state.rung = verdict.health
    return { state, ring: { health: verdict.health, detail: verdict.detail } }
  }
  return { state, ring: null }
}

/** Facts of the poll, without a judgement. */
function absorb(before: SourceState, outcome: PollOutcome, now: Date): SourceState {
  const at = now.toISOString()
  const memory = { ...before.memory }
  if (outcome.clockSkewMs !== null) memory.clockSkewMs = outcome.clockSkewMs
  const state: SourceState = { ...before, checkedAt: at, memory }
  if (outcome.latencyMs !== null) {
    // 1/5: the last handful of polls decides.
    state.latencyMs = Math.round(
      before.latencyMs === null ? outcome.latencyMs : before.latencyMs * 0.8 + outcome.latencyMs * 0.2,
    )
  }
  if (outcome.kind === 'failed' || outcome.kind === 'unreadable') {
    state.failures = before.failures + 1
    memory.firstFailureAt ??= at
    if (outcome.kind === 'unreadable') memory.unread = { sha256: outcome.sha256, snapshot: outcome.snapshotId }
    return state
  }
  delete memory.firstFailureAt
  delete memory.unread
  memory.firstSuccessAt ??= at
  state.failures = 0
  state.lastSuccessAt = at
  if (outcome.kind === 'unchanged') {
    state.etag = outcome.etag
    state.lastModified = outcome.lastModified
    return state
  }
  memory.readings = (memory.readings ?? 0) + 1
  if (outcome.items === 0) memory.emptyReadings = (memory.emptyReadings ?? 0) + 1
  if (outcome.movedTo === null) delete memory.movedTo
  else memory.movedTo = outcome.movedTo
  state.etag = outcome.etag
  state.lastModified = outcome.lastModified
  state.sha256 = outcome.sha256
  state.lastSnapshotId = outcome.snapshotId
  state.itemCount = outcome.items
  state.changedAt = at
  if (before.lastItemAt === null) state.lastItemAt = outcome.newestAt ?? (outcome.items > 0 ? at : null)
  else if (outcome.news > 0) state.lastItemAt = at
  return state
}

function judge(
  source: Expectations,
  before: SourceState,
  state: SourceState,
  outcome: PollOutcome,
  now: Date,
): { health: Health; detail: string } {
  const relapse =
    before.memory.recoveredAt !== undefined && now.getTime() - Date.parse(before.memory.recoveredAt) < RELAPSE_MS
  const factor = relapse ? 3 : 1
  if (outcome.kind === 'unreadable') {
    const believed = before.health === 'shape-changed' || state.failures >= PATIENCE.unreadable * factor
    return { health: believed ? 'shape-changed' : before.health, detail: outcome.message }
  }
  if (outcome.kind === 'failed') {
    const needed = (outcome.retryable ? PATIENCE.retryable : PATIENCE.refused) * factor
    const since = formatDuration(now.getTime() - Date.parse(state.memory.firstFailureAt ?? now.toISOString()))
    const believed = isTrouble(before.health) || state.failures >= needed
    const detail =
      state.failures > 1 ? `${outcome.message}; ${state.failures} polls failed in ${since}` : outcome.message
    return { health: believed ? 'failing' : before.health, detail }
  }
  const empty = outcome.kind === 'read' ? emptiness(source, before, outcome.items) : null
  if (empty !== null) {
    const { etag, lastModified, sha256, itemCount, lastSnapshotId } = before
    Object.assign(state, { etag, lastModified, sha256, itemCount, lastSnapshotId })
    return { health: 'shape-changed', detail: empty }
  }
  if (outcome.clockSkewMs !== null && outcome.clockSkewMs > SKEW_MS) {
    const ahead = formatDuration(outcome.clockSkewMs)
    return {
      health: 'skewed',
      detail: `its clock is ${ahead} ahead of ours: one of the two is wrong, and so are its times`,
    }
  }
  const quiet = silence(source, state, now)
  if (quiet !== null) return { health: 'silent', detail: quiet }
  return { health: 'ok', detail: recovery(before, now) }
}

/** Why a payload that parsed is still not believed. */
function emptiness(source: Expectations, before: SourceState, count: number): string | null {
  const least = source.compares ? undefined : source.expect?.minItems
  if (least !== undefined && count < least) return `payload holds ${count} items, at least ${least} are normal`
  if (source.compares || count > 0) return null
  const { readings = 0, emptyReadings = 0 } = before.memory
  // A list of five does not run dry by itself; a search that finds one or two things must have found some ten times over.
  const alwaysHad = emptyReadings === 0 && readings > 0 && ((before.itemCount ?? 0) >= 5 || readings >= 10)
  const last = before.itemCount === null ? '' : ` (last ${before.itemCount})`
  return alwaysHad || before.health === 'shape-changed' ? `payload holds no items; it always had some${last}` : null
}

function silence(source: Expectations, state: SourceState, now: Date): string | null {
  const limit = source.expect?.silence === undefined ? null : parseDuration(source.expect.silence)
  const since = state.lastItemAt ?? state.memory.firstSuccessAt
  if (limit === null || since === undefined) return null
  const quietMs = now.getTime() - Date.parse(since)
  return quietMs > limit
    ? `nothing new since ${since}, which is longer than ${source.expect!.silence}; it may be frozen or has moved`
    : null
}

function recovery(before: SourceState, now: Date): string {
  if (!isTrouble(before.health) || before.healthSince === null) return 'reads well'
  return `reads well again after ${formatDuration(now.getTime() - Date.parse(before.healthSince))} of being ${before.health}`
}

const isTrouble = (health: Health): boolean => health !== 'ok' && health !== 'unknown' && health !== 'paused'
