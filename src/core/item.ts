import { z } from 'zod'
import { derivedId } from './id.ts'

export const KINDS = ['regulatory', 'status', 'vendor', 'news'] as const
/** What sort of place an item comes from. */
export const Kind = z.enum(KINDS)
export type Kind = z.infer<typeof Kind>

export const AUTHORITIES = ['official', 'vendor', 'press', 'aggregator'] as const
/** Who speaks: the body that makes the rule, the vendor about itself, the press, or a repeater. */
export const Authority = z.enum(AUTHORITIES)
export type Authority = z.infer<typeof Authority>

export const PHASES = [
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'scheduled',
  'in_progress',
  'completed',
  'postmortem',
] as const
/** Where an incident stands, in the words of status pages. */
export const Phase = z.enum(PHASES)
export type Phase = z.infer<typeof Phase>

const ISO = /^\d{4}-\d{2}-\d{2}([T ]|$)/
const ZONED = /\d:\d{2}.*(Z|UTC?|GMT|[A-Z][SD]T|[+-]\d{2}:?\d{2}|\([^)]*\))$/i

/**
 * An instant as ISO 8601 (RFC 5322 dates of feeds too); any offset is accepted and becomes UTC with `Z`. Without an
 * offset it is UTC; a bare date means midnight UTC.
 */
export const Instant = z.string().transform((given, context) => {
  const text = given.trim()
  // `Date.parse` alone would read a time without an offset in the zone of the machine, and 'page 7' as a month.
  const zone = ZONED.test(text) ? '' : !ISO.test(text) ? ' UTC' : text.includes(':') ? 'Z' : ''
  const millis = /\b\d{4}\b/.test(text) ? Date.parse(text + zone) : Number.NaN
  const year = new Date(millis).getUTCFullYear()
  if (Number.isNaN(millis) || year < 1 || year > 9999) {
    context.addIssue({ code: 'custom', message: `not an instant: '${given}'` })
    return z.NEVER
  }
  return new Date(millis).toISOString()
})

const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null)

/**
 * One notice, incident or article. `id`, `title`, `text` and `kind` must be present; every other field may be
 * absent or null. `text` is plain text, never markup. Unknown keys are ignored: they belong to the caller.
 */
export const Item = z.object({
  id: z.string().min(1),
  kind: Kind,
  authority: optional(Authority),
  source: optional(z.string()),
  publisher: optional(z.string()),
  url: optional(z.string()),
  title: z.string(),
  text: z.string(),
  lang: optional(z.string()),
  published: optional(Instant),
  updated: optional(Instant),
  effective: optional(z.string()),
  externalId: optional(z.string()),
  phase: optional(Phase),
  facts: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((value) => value ?? {}),
})
export type Item = z.infer<typeof Item>

/**
 * What a dialect reads out of one payload, before the source's own metadata is added.
 * `externalId` is the publisher's own stable id (guid, document number, incident id); where the format has none it
 * is derived from the link or the title. `text` is plain text. `facts` are upstream's structured fields, verbatim.
 */
export interface Draft {
  externalId: string
  url: string | null
  title: string
  text: string
  lang?: string | null
  published?: string | null
  updated?: string | null
  effective?: string | null
  phase?: Phase | null
  /** Overrides of the source's metadata, for payloads that carry items of several publishers. */
  kind?: Kind
  authority?: Authority
  publisher?: string
  facts?: Record<string, unknown>
}

/** The part of a source that its items inherit. */
export interface Origin {
  source: string
  kind: Kind
  authority: Authority
  publisher: string
  lang?: string | null
}

/** Turns a draft into an item; the id is derived from source and external id, so the same notice keeps its id. */
export function toItem(draft: Draft, origin: Origin): Item {
  return {
    id: derivedId('itm', origin.source, draft.externalId),
    kind: draft.kind ?? origin.kind,
    authority: draft.authority ?? origin.authority,
    source: origin.source,
    publisher: draft.publisher ?? origin.publisher,
    url: draft.url,
    title: draft.title,
    text: draft.text,
    lang: draft.lang ?? origin.lang ?? null,
    published: draft.published ?? null,
    updated: draft.updated ?? null,
    effective: draft.effective ?? null,
    externalId: draft.externalId,
    phase: draft.phase ?? null,
    facts: draft.facts ?? {},
  }
}

/** Identity of what an item says: equal for two revisions exactly when nothing a reader would notice has changed. */
export function fingerprint(item: Item): string {
  const { title, text, published, effective, phase, facts } = item
  return derivedId('fp', JSON.stringify([title, text, published, effective, phase, facts]))
}
