import { z } from 'zod'
import { canonicalJson } from './canonical.ts'
import { sha256 } from './id.ts'

/** One entry of the audit log. `hash` covers every other field, so also the entry before; a field beside them is a forgery. */
export const AuditEntry = z.strictObject({
  /** 1, 2, 3, … without gaps. */
  seq: z.number().int().min(1),
  at: z.string(),
  /** `system:triage`, `user:ann`, `policy:cut-off`, `gateway:edge`. */
  actor: z.string(),
  /** `<noun>.<verb>`, e.g. `restriction.active`. */
  action: z.string(),
  /** Id of what the entry is about. */
  entity: z.string(),
  data: z.unknown(),
  prevHash: z.string(),
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** What somebody did, before it has a place in the chain. */
export interface AuditFact {
  at: string
  actor: string
  action: string
  entity: string
  data: unknown
}

/** The hash before the first entry. */
export const GENESIS = '0'.repeat(64)

/** Places a fact at the end of the chain: hex SHA-256 over the canonical JSON of everything but the hash itself. */
export function chain(previous: { seq: number; hash: string } | null, fact: AuditFact): AuditEntry {
  const open = {
    seq: (previous?.seq ?? 0) + 1,
    at: fact.at,
    actor: fact.actor,
    action: fact.action,
    entity: fact.entity,
    // Through JSON once, so that what is hashed is what a database gives back.
    data: JSON.parse(JSON.stringify(fact.data ?? null)) as unknown,
    prevHash: previous?.hash ?? GENESIS,
  }
  return { ...open, hash: sha256(canonicalJson(open)) }
}

/** Checks one entry against the one before; null when it holds, else what is wrong. */
export function broken(previous: { seq: number; hash: string } | null, entry: AuditEntry): string | null {
  const expected = (previous?.seq ?? 0) + 1
  if (entry.seq !== expected) return `entry ${entry.seq} stands where ${expected} should be: entries are missing`
  if (entry.prevHash !== (previous?.hash ?? GENESIS)) return `entry ${entry.seq} does not follow the entry before it`
  const { hash, ...open } = entry
  return sha256(canonicalJson(open)) === hash ? null : `entry ${entry.seq} was changed after it was written`
}
