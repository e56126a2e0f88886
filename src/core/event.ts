import type { Assessment, Category, Certainty } from './assessment.ts'
import type { Impact } from './impact.ts'
import type { Authority } from './item.ts'

export const EVENT_STATUSES = ['open', 'resolved', 'withdrawn'] as const
/** `withdrawn`: the event turned out not to be one (retraction, merge); `resolved`: it is over. */
export type EventStatus = (typeof EVENT_STATUSES)[number]

/** An independent publisher that supports an event; wire copies of one text count once. */
export interface Witness {
  publisher: string
  authority: Authority
  /** When Tocsin first saw this publisher support the event. */
  at: string
  /** The item that made it a witness. */
  item: string
  /** Canonical address of what it says or points to; two witnesses with one address are one voice. */
  of?: string
}

/** One thing that happened in the world; items from many sources are its evidence. */
export interface Event {
  id: string
  /** Rises by one with every change that a reader would notice. */
  revision: number
  title: string
  category: Category
  impact: Impact
  certainty: Certainty
  /** 0 to 1. */
  confidence: number
  status: EventStatus
  vendors: string[]
  models: string[]
  jurisdictions: string[]
  populations: string[]
  instruments: string[]
  effectiveOn: string | null
  witnesses: Witness[]
  /** Item ids, in the order they joined. */
  items: string[]
  evidence: Evidence[]
  /** When Tocsin first knew. */
  openedAt: string
  updatedAt: string
  /** When the event first had its highest impact. */
  peakAt: string
  resolvedAt: string | null
  /**
   * Whether what the event is about can be used, apart from the incident's own phase: a page that turns green or an
   * incident marked "resolved" does not restore a withdrawn model; a canary or a vendor's statement does.
   */
  availability: 'unaffected' | 'impaired' | 'withdrawn' | 'restored' | 'unknown'
  /** Item ids of incidents in it that their pages have not closed; absent means none. */
  ongoing?: string[]
  /** Which service of a cloud's region each of those is about, by item id, where its page says so. */
  services?: Record<string, string>
  /** Which sides of the service the vendor's own incidents call struck; absent where none said anything. */
  struck?: Struck[]
  /** Set on every event that probably has one cause with others. */
  commonCause?: CommonCause
  /** What a reader should know beside the facts, as a contradiction; newest last, at most eight. */
  notes?: string[]
  /** True while everything known of it comes from first snapshots, which do not ring. */
  quiet?: boolean
}

/** A quoted reason with where it comes from. */
export interface Evidence {
  item: string
  url: string | null
  publisher: string | null
  authority: Authority | null
  /** SHA-256 of the snapshot's bytes, or of the item's text when it came without bytes. */
  sha256: string | null
  rule: string
  /** Verbatim substring of the item's title or text. */
  quote: string
  at: string
}

/**
 * Which side of a vendor's service an incident says is in trouble: what programs call (`api`), an application for people
 * (`app`), or neither by name (`other`).
 */
export interface Struck {
  part: 'api' | 'app' | 'other'
  /** Words of the item's title or text, or a component of its page. */
  said: string
  item: string
}

/** Several vendors in trouble at once: probably one cause below them. */
export interface CommonCause {
  /** Ids of the events that share it, the first to open first; the event that says so is one of them. */
  events: string[]
  /** Vendor ids, sorted. */
  vendors: string[]
  /** The vendor that the others most likely depend on, when one of them is infrastructure. */
  suspect: string | null
  because: string
}

/** An item's meaning together with what correlation needs to know of the item. */
export interface Reading {
  item: import('./item.ts').Item
  assessment: Assessment
  /** When Tocsin saw it, ISO 8601 UTC; may be long after `item.published`. */
  seenAt: string
  /** SHA-256 of the snapshot it was parsed from. */
  sha256: string | null
}
