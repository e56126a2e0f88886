import type { ChannelClient } from './channel.ts'
import type { Inventory } from './core/inventory.ts'
import type { Policy } from './core/policy.ts'
import type { AskRule } from './core/second-reading.ts'
import type { Subscription } from './core/subscription.ts'
import type { Database } from './db/database.ts'
import type { GatewayClient } from './gateway.ts'
import type { Http } from './http.ts'
import type { JobName } from './jobs.ts'
import type { Log } from './log.ts'
import type { Mailbox } from './net/mailbox.ts'
import type { Dialect, Source } from './source.ts'

/** A configured channel, opened. */
export interface OpenChannel {
  id: string
  type: string
  client: ChannelClient
}

/** A configured gateway; `client` is null where the gateway asks (pull) or is only told (notify). */
export interface OpenGateway {
  id: string
  type: string
  mode: 'push' | 'pull' | 'notify'
  client: GatewayClient | null
  /** For `notify`: the address that gets `directive.changed`, opened as a channel under the gateway's id. */
  notify: ChannelClient | null
  /** For `pull`: the bearer token of the gateway. */
  token: string | null
}

/** What the configuration decides about judgement; the pure core gets it as a value. */
export interface Rules {
  inventory: Inventory
  subscriptions: readonly Subscription[]
  policies: readonly Policy[]
}

/** The second reader of the configuration: any OpenAI-compatible endpoint. */
export interface SecondReader {
  url: string
  model: string
  key: string | null
  /** Most requests in any 24 hours. */
  perDay: number
  timeoutMs: number
  maxTokens: number
  limit: 'max_tokens' | 'max_completion_tokens'
  ask: AskRule
}

/** Everything that workers and actions may use. Built once, in `app`. */
export interface Context {
  db: Database
  http: Http
  mailbox?: Mailbox
  log: Log
  sources: ReadonlyMap<string, Source>
  dialects: ReadonlyMap<string, Dialect>
  channels: ReadonlyMap<string, OpenChannel>
  gateways: ReadonlyMap<string, OpenGateway>
  rules: Rules
  /** Absent: nobody is asked, and nothing is lacking. */
  reader?: SecondReader | null
  /** Ids of the channels that are told about blind sources; every channel when none is named. */
  operators: readonly string[]
  /** Name of the directive's stream. */
  stream: string
  /** How long a directive is fresh; it is issued anew at half of it. */
  directiveTtlMs: number
  publicUrl: string
  /** True when hubs can reach `publicUrl`: then feeds that have one are subscribed to. */
  websub?: boolean
  now(): Date
  /** 0 to 1, for jitter only. */
  random(): number
  nudge(job: JobName, id?: string, options?: { delayMs?: number }): Promise<void>
  nudgeMany(job: JobName, ids: readonly string[]): Promise<void>
}
