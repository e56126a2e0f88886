import { z } from 'zod'
import { Duration, parseDuration } from '../core/duration.ts'
import { Inventory } from '../core/inventory.ts'
import { Authority, Kind } from '../core/item.ts'
import { Policy } from '../core/policy.ts'
import { ROLES } from '../core/role.ts'
import { AskRule } from '../core/second-reading.ts'
import { Subscription } from '../core/subscription.ts'

const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'an id: letters, digits, dot, dash, underscore')
const SourceId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)+$/, 'a source id is a path like local/notices')
const HostPort = z.string().regex(/^[^\s:/]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/, 'host:port')
const WebUrl = z.url({ protocol: /^https?$/, error: 'an http or https address' })
/** The duration as written; the value is checked, the words are kept for people. */
const DurationText = z.string().refine((text) => Duration.safeParse(text).success, 'a duration like 30s, 15m, 2h, 7d')

const Server = z.strictObject({
  host: z.string().min(1).default('127.0.0.1'),
  port: z.number().int().min(0).max(65535).default(8080),
  publicUrl: WebUrl.optional(),
  /** Whether feeds are subscribed to at their WebSub hubs; by default when `publicUrl` is not of one's own network. */
  websub: z.boolean().optional(),
})

const Fetching = z.strictObject({
  contact: z.string().min(3).default('tocsin-operator@localhost.invalid'),
  allowPrivate: z.array(HostPort).default([]),
  proxy: WebUrl.optional(),
})

export const CustomSource = z.strictObject({
  id: SourceId,
  dialect: z.string(),
  name: z.string().min(1),
  publisher: z.string().min(1),
  kind: Kind,
  authority: Authority,
  jurisdiction: z.string().nullable().default(null),
  topics: z.array(z.string()).default([]),
  url: z.url({ protocol: /^(https?|imaps?)$/, error: 'an http or https address (imaps:// for the dialect mailbox)' }),
  every: DurationText,
  ringFirst: z.boolean().default(false),
  lang: z.string().optional(),
  follow: z.boolean().optional(),
  fresh: z.boolean().optional(),
  expect: z.strictObject({ minItems: z.number().int().min(0).optional(), silence: DurationText.optional() }).optional(),
  options: z.record(z.string(), z.unknown()).optional(),
  /** Secret that the dialect puts into its request (a canary's API key); other sources send it as a bearer token. */
  key: z.string().min(1).optional(),
  headers: z.record(z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'a header name'), z.string()).optional(),
})
export type CustomSource = z.infer<typeof CustomSource>

/** What an OPML file does not say of its feeds; without it they are news of the press. */
const OpmlDefaults = z.strictObject({
  kind: Kind.optional(),
  authority: Authority.optional(),
  jurisdiction: z.string().nullable().optional(),
  topics: z.array(z.string()).optional(),
  every: DurationText.optional(),
})
export type OpmlDefaults = z.infer<typeof OpmlDefaults>

const OpmlFile = z.union([
  z
    .string()
    .min(1)
    .transform((file) => ({ file })),
  OpmlDefaults.extend({ file: z.string().min(1) }),
])

const Sources = z.strictObject({
  enable: z.array(z.string()).default(['*']),
  disable: z.array(z.string()).default([]),
  every: z.record(z.string(), DurationText).default({}),
  custom: z.array(CustomSource).default([]),
  /** OPML files whose feeds become sources; relative to the configuration file. */
  opml: z.array(OpmlFile).default([]),
})

/** `id` and `type`; the rest belongs to the plug-in of that type. */
const Plug = z.looseObject({ id: Id, type: z.string().min(1) })

const SlackSettings = z.strictObject({
  botToken: z.string().min(1).optional(),
  signingSecret: z.string().min(1).optional(),
  appToken: z.string().min(1).optional(),
  apiUrl: WebUrl.default('https://slack.com/api/'),
  /** Slack user ids that may decide; left out: nobody may from Slack, and everybody in the workspace may look. */
  approvers: z.array(z.string().regex(/^[UW][A-Z0-9]+$/, 'a Slack user id like U012AB3CD')).optional(),
})

const EmailSettings = z.strictObject({
  smtp: z.string().regex(/^smtps?:\/\/\S+$/, 'smtp://[user:password@]host:port'),
  from: z.string().min(3),
})

/** A second reader behind an OpenAI-compatible endpoint. It may raise questions and cause nothing. */
const Reader = z.strictObject({
  url: WebUrl,
  model: z.string().min(1),
  key: z.string().min(1).optional(),
  /** Most requests in any 24 hours, retries included: the bound of what it costs. */
  perDay: z.int().min(1).max(100_000).default(500),
  timeout: z
    .string()
    .refine((text) => between(text, '1s', '2m'), 'a duration from 1s to 2m')
    .default('20s'),
  /** Most tokens of one answer. */
  maxTokens: z.int().min(100).max(8_000).default(700),
  /** What the endpoint calls that limit; newer models of OpenAI know `max_completion_tokens` only. */
  limit: z.enum(['max_tokens', 'max_completion_tokens']).default('max_tokens'),
  ask: AskRule.prefault({}),
})

const AccessToken = z.strictObject({
  name: z.string().min(1),
  token: z.string().min(16, 'at least 16 characters'),
  role: z.enum(ROLES),
})

/** The configuration file (CONTRACTS §4): every key optional, unknown keys refused. */
export const ConfigFile = z.strictObject({
  server: Server.prefault({}),
  database: z
    .string()
    .regex(/^(pglite:.+|postgres(ql)?:\/\/.+)$/, 'pglite:FOLDER or postgres://…')
    .default('pglite:./data'),
  queue: z
    .string()
    .regex(/^(database|rediss?:\/\/.+)$/, 'database or redis://…')
    .default('database'),
  fetch: Fetching.prefault({}),
  sources: Sources.prefault({}),
  inventory: Inventory.prefault({}),
  channels: z.array(Plug).default([]),
  subscriptions: z.array(Subscription).default([]),
  policies: z.array(Policy).default([]),
  gateways: z.array(Plug).default([]),
  slack: SlackSettings.optional(),
  email: EmailSettings.optional(),
  reader: Reader.optional(),
  /** Channels that hear of blind sources and drift; every channel when absent. */
  operators: z.array(Id).optional(),
  directive: z.strictObject({ stream: Id.default('default'), expiresAfter: DurationText.default('24h') }).prefault({}),
  access: z.strictObject({ tokens: z.array(AccessToken).default([]) }).prefault({}),
})
export type ConfigFile = z.infer<typeof ConfigFile>

function between(text: string, least: string, most: string): boolean {
  const [ms, from, to] = [text, least, most].map(parseDuration) as [number | null, number, number]
  return ms !== null && ms >= from && ms <= to
}
