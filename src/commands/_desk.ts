import type { TrainingLine } from '../actions/labels.ts'
import type { AuditEntry } from '../core/audit.ts'
import type { Restriction } from '../core/restriction.ts'

/** What a person asks for when restricting something by hand. */
export interface HandRestriction {
  basis: Restriction['basis']
  vendors: string[]
  models: string[]
  hosts: string[]
  regions: string[]
  populations: string[]
  until: string | null
  reason: string
  events: string[]
}

/** What a person may do and see from a terminal, whether the service runs or not. */
export interface Desk {
  /** The directive in force, with its exact body; null before the first. */
  directive(): Promise<IssuedDirective | null>
  publicKeys(): Promise<string[]>
  restrictions(): Promise<Restriction[]>
  restrict(input: HandRestriction): Promise<Restriction>
  decide(id: string, decision: 'approve' | 'reject' | 'lift', reason: string): Promise<Restriction>
  halt(halted: boolean, reason: string): Promise<void>
  audit(): AsyncIterable<AuditEntry>
  digest(subscription: string): Promise<string>
  labels(): Promise<TrainingLine[]>
  sources(): Promise<Map<string, SourceHealth>>
  close(): Promise<void>
}

/** A directive with its exact body and the headers that prove it. */
export interface IssuedDirective {
  body: string
  headers: { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string }
}

/** What polling taught us of one source. */
export interface SourceHealth {
  health: string
  lastSuccessAt: string | null
  lastItemAt: string | null
  lastError: string | null
  latencyMs: number | null
  nextPollAt: string | null
  nextBecause: string | null
  /** Where permanent redirects of its address lead. */
  movedTo: string | null
}

/** Where a running service lets its own machine in; only its user can read it. */
export interface Control {
  url: string
  token: string
  pid: number
}

export const CONTROL_FILE = 'control.json'
