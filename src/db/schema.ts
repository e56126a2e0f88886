import type { ColumnType, Generated, Kysely } from 'kysely'

// One interface per table, in the order of the SQL. Both engines give timestamptz as ISO 8601 text in UTC with `Z`,
// int8 as a number, jsonb parsed, bytea as Uint8Array.
type Instant = string
type Json<T = unknown> = ColumnType<T, string, string>

export interface SourcesTable {
  id: string
  etag: string | null
  last_modified: string | null
  sha256: string | null
  checked_at: Instant | null
  changed_at: Instant | null
  last_success_at: Instant | null
  last_item_at: Instant | null
  next_poll_at: Instant
  next_because: Generated<string>
  claimed_until: Instant | null
  failures: Generated<number>
  health: Generated<string>
  health_since: Instant | null
  rung: string | null
  last_error: string | null
  item_count: number | null
  latency_ms: number | null
  last_snapshot_id: string | null
  state: ColumnType<Record<string, unknown>, string | undefined, string>
}

export interface SnapshotsTable {
  id: string
  source_id: string
  url: string
  at: Instant
  status: number
  content_type: string | null
  headers: Json<Record<string, string>>
  sha256: string
  bytes: number
  body: Uint8Array
}

export interface ItemsTable {
  id: string
  source_id: string | null
  snapshot_id: string | null
  snapshot_sha256: string | null
  revision: Generated<number>
  fingerprint: string
  data: Json
  first_seen_at: Instant
  seen_at: Instant
  published_at: Instant | null
  baseline: Generated<boolean>
  late: Generated<boolean>
  triage: Generated<string>
  triaged_at: Instant | null
  seq: Generated<number>
}

export interface ItemRevisionsTable {
  item_id: string
  revision: number
  data: Json
  snapshot_id: string | null
  seen_at: Instant
}

export interface AssessmentsTable {
  item_id: string
  revision: number
  ruleset: string
  data: Json
  at: Instant
}

export interface EventsTable {
  id: string
  revision: number
  status: string
  category: string
  impact: string
  vendors: string[]
  data: Json
  sketch: Json
  exposure: Json
  opened_at: Instant
  updated_at: Instant
  seq: Generated<number>
}

export interface EventItemsTable {
  event_id: string
  item_id: string
  at: Instant
  because: Json<string[]>
}

export interface EventKeysTable {
  key: string
  event_id: string
  at: Instant
}

export interface EventRevisionsTable {
  event_id: string
  revision: number
  at: Instant
  changes: Json<string[]>
  data: Json
}

export interface AlertsTable {
  id: string
  event_id: string
  event_revision: number
  subscription: string
  reason: string
  impact: string
  at: Instant
  because: Json<string[]>
  digest: Generated<boolean>
  delivered_in: string | null
}

export interface HeldAlertsTable {
  event_id: string
  subscription: string
  event_revision: number
  because: string
  at: Instant
}

export interface DeliveriesTable {
  id: string
  channel: string
  subscription: string | null
  type: string
  thread: string | null
  message: Json
  status: Generated<string>
  attempts: Generated<number>
  next_at: Instant
  created_at: Instant
  finished_at: Instant | null
  last_error: string | null
}

export interface WaitingAlertsTable {
  alert_id: string
  channel: string
  due_at: Instant
}

export interface AttemptsTable {
  delivery_id: string
  number: number
  at: Instant
  ms: number
  outcome: string
  code: string
  response: string
}

export interface ThreadsTable {
  channel: string
  thread: string
  ref: Json<Record<string, string>>
  at: Instant
}

export interface DisabledChannelsTable {
  channel: string
  at: Instant
  because: string
}

export interface VerdictsTable {
  id: string
  policy: string
  event_id: string
  event_revision: number
  verdict: string
  because: Json<string[]>
  restriction_id: string | null
  at: Instant
}

export interface RestrictionsTable {
  id: string
  status: string
  policy: string | null
  data: Json
  proposed_at: Instant
  updated_at: Instant
  seq: Generated<number>
}

export interface ApprovalsTable {
  restriction_id: string
  actor: string
  decision: string
  at: Instant
  reason: Generated<string>
}

export interface DirectivesTable {
  stream: string
  generation: number
  issued_at: Instant
  document: Json
  body: string
  sha256: string
}

export interface StreamsTable {
  stream: string
  generation: number
  halted: Generated<boolean>
  updated_at: Instant
}

export interface GatewaysTable {
  id: string
  desired_generation: Generated<number>
  applied_generation: Generated<number>
  verified_generation: Generated<number>
  status: Generated<string>
  observed: ColumnType<unknown, string | null | undefined, string | null>
  drift: ColumnType<string[], string | undefined, string>
  last_error: string | null
  checked_at: Instant | null
  updated_at: Instant | null
}

export interface GatewayAcksTable {
  gateway_id: string
  node: string
  generation: number
  phase: string
  detail: Generated<string>
  at: Instant
}

export interface AuditTable {
  seq: number
  at: Instant
  actor: string
  action: string
  entity: string
  data: Json
  prev_hash: string
  hash: string
}

export interface SettingsTable {
  key: string
  value: Json
  updated_at: Instant
}

export interface TokensTable {
  hash: string
  name: string
  role: string
  one_time: Generated<boolean>
  created_at: Instant
  expires_at: Instant | null
}

export interface SessionsTable {
  hash: string
  name: string
  role: string
  created_at: Instant
  expires_at: Instant
}

export interface SilencesTable {
  id: string
  data: Json
  ends_at: Instant
  created_at: Instant
}

export interface FeedbackTable {
  id: string
  item_id: string
  actor: string
  data: Json
  at: Instant
}

export interface DigestsTable {
  subscription: string
  last_at: Instant
  next_at: Instant
}

export interface RiskLevelsTable {
  seq: Generated<number>
  vendor: string
  model: string
  level: string
  at: Instant
  data: Json
}

export interface SecondReadingsTable {
  id: string
  item_id: string
  revision: number
  status: Generated<string>
  because: string
  rank: number
  key: string
  model: string | null
  attempts: Generated<number>
  created_at: Instant
  next_at: Instant
  finished_at: Instant | null
  cached: Generated<boolean>
  answer: ColumnType<unknown, string | undefined, string>
  opinion: ColumnType<unknown, string | undefined, string>
  prompt_tokens: Generated<number>
  answer_tokens: Generated<number>
  error: string | null
}

export interface SecondRequestsTable {
  reading_id: string
  number: number
  at: Instant
}

export interface Schema {
  sources: SourcesTable
  snapshots: SnapshotsTable
  items: ItemsTable
  item_revisions: ItemRevisionsTable
  assessments: AssessmentsTable
  events: EventsTable
  event_items: EventItemsTable
  event_keys: EventKeysTable
  event_revisions: EventRevisionsTable
  alerts: AlertsTable
  held_alerts: HeldAlertsTable
  deliveries: DeliveriesTable
  waiting_alerts: WaitingAlertsTable
  attempts: AttemptsTable
  threads: ThreadsTable
  disabled_channels: DisabledChannelsTable
  verdicts: VerdictsTable
  restrictions: RestrictionsTable
  approvals: ApprovalsTable
  directives: DirectivesTable
  streams: StreamsTable
  gateways: GatewaysTable
  gateway_acks: GatewayAcksTable
  audit: AuditTable
  settings: SettingsTable
  tokens: TokensTable
  sessions: SessionsTable
  silences: SilencesTable
  feedback: FeedbackTable
  digests: DigestsTable
  risk_levels: RiskLevelsTable
  second_readings: SecondReadingsTable
  second_requests: SecondRequestsTable
}

/** The database or a transaction on it: what every question is asked of. */
export type Db = Kysely<Schema>
