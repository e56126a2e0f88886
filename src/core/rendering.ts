import type { Impact } from './impact.ts'
import type { MessageType } from './message.ts'

/** `calm`: it is over, or was never so; `note`: to know. The others are the event's impact. */
export type Tone = Impact | 'calm' | 'note'

/** One line of a table. `at` is the same instant for channels that can show the reader's own time. */
export interface Fact {
  label: string
  value: string
  at?: string
}

/** The publisher's own words. */
export interface Quote {
  text: string
  source: string
  url: string | null
}

/** One event in a list of several. */
export interface Entry {
  tone: Tone
  badge: string
  title: string
  line: string
  exposure: string | null
  url: string
}

export interface Group {
  heading: string
  entries: Entry[]
  /** How many entries of this group are not shown. */
  more: number
}

/** A question to the reader; channels without buttons send people to the link. */
export interface Choice {
  verb: 'approve' | 'reject'
  label: string
  /** Id of the restriction. */
  value: string
  /** What happens, asked before it does. */
  confirm: string
}

/** What a message says, in plain text that is safe to show; every channel maps from this and adds nothing. */
export interface Rendering {
  type: MessageType
  tone: Tone
  /** The one word that is read first: `CRITICAL`, `RESOLVED`. */
  badge: string
  /** One line, at most 150 characters, for a subject or a lock screen. */
  subject: string
  headline: string
  /** What happened and who says so. */
  lead: string
  facts: Fact[]
  /** What it hits here. */
  exposure: string | null
  /** What happens next, or what the reader must do. */
  next: string | null
  quotes: Quote[]
  groups: Group[]
  choices: Choice[]
  link: { label: string; url: string } | null
  /** Why the reader gets this, and the id to quote in a question. */
  footer: string
}

/** What a kind of message must say; the rest is empty. */
export type Said = Pick<Rendering, 'type' | 'tone' | 'badge' | 'subject' | 'headline' | 'lead'> &
  Partial<Omit<Rendering, 'footer'>>

/** The address of a page by its path. */
export type Page = (path: string) => string
