import { z } from 'zod'
import { sha256 } from '../core/id.ts'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { defineDialect, type Payload } from '../source.ts'
import { parseDate } from './_dates.ts'
import { mentions, webAddress } from './_incident.ts'
import { checkOptions } from './_json.ts'
import { readList } from './_list-entries.ts'
import type { ListEntry, PartyList } from './_party.ts'
import { readPrevious } from './_previous.ts'

const Options = z.strictObject({
  /** What people call the list; stands in every title. */
  list: z.string().min(1).default('Sanctions list'),
  /** Words, one of which must occur in the name of the list inside a file that holds several. */
  only: z.array(z.string().min(1)).min(1).optional(),
})
type Options = z.infer<typeof Options>

/** A list that loses more than this share at once is a broken download, not an amnesty. */
const SHRINK = 0.6
/** Parties spelled out in one notice; the count is always given. */
const MOST_NAMED = 200
const MOST_IN_TITLE = 3

/**
 * Lists of parties: what was added, removed and changed since the previous edition, one draft per list and action. Order
 * and layout of the file do not matter. The first edition is one draft that counts the list.
 */
export default defineDialect({
  describe:
    'lists of parties (SDN CSV and XML, Consolidated Screening List, EU, UK, UN, Canada): additions, removals, changes',
  speaker: { kind: 'regulatory', authority: 'official' },
  accept: 'application/json, text/csv, application/xml;q=0.9, */*;q=0.5',
  compares: true,
  parse(payload, given, previous) {
    const options = checkOptions(Options, given)
    const now = filtered(readList(payload), options)
    const before = readPrevious(previous, (earlier) => filtered(readList(earlier), options))
    if (before === null) return [baseline(now, payload, options)]
    if (now.entries.size < before.entries.size * SHRINK) {
      throw new ParseError(`the list shrank from ${before.entries.size} to ${now.entries.size} entries`)
    }
    return differences(before, now).map((change) => draft(change, now, payload, options))
  },
})

type Action = 'added' | 'removed' | 'changed'
interface Change {
  action: Action
  list: string | null
  parties: { entry: ListEntry; detail: string }[]
}

function differences(before: PartyList, now: PartyList): Change[] {
  const changes = new Map<string, Change>()
  const note = (action: Action, entry: ListEntry, detail: string): void => {
    const key = `${action}|${entry.list ?? ''}`
    const change = changes.get(key) ?? { action, list: entry.list, parties: [] }
    change.parties.push({ entry, detail })
    changes.set(key, change)
  }
  for (const [key, entry] of now.entries) {
    const old = before.entries.get(key)
    if (old === undefined) note('added', entry, describe(entry))
    else if (old.raw !== entry.raw) {
      const detail = changedFields(old.fields(), entry.fields())
      if (detail !== '') note('changed', entry, detail)
    }
  }
  for (const [key, entry] of before.entries) if (!now.entries.has(key)) note('removed', entry, describe(entry))
  return [...changes.values()]
}

function draft({ action, list, parties }: Change, now: PartyList, payload: Payload, options: Options): Draft {
  const names = parties.map(({ entry }) => entry.name)
  const shown = names.slice(0, MOST_IN_TITLE).join(', ')
  const more = names.length > MOST_IN_TITLE ? ` and ${names.length - MOST_IN_TITLE} more` : ''
  const lines = parties
    .slice(0, MOST_NAMED)
    .map(({ entry, detail }) => `${entry.name}${detail === '' ? '' : `: ${detail}`}`)
  if (parties.length > MOST_NAMED) lines.push(`and ${parties.length - MOST_NAMED} more`)
  const mark = sha256(
    parties
      .map(({ entry, detail }) => `${entry.key}\n${detail}`)
      .sort()
      .join('\n'),
  ).slice(0, 20)
  const publisher = publisherOf(list)
  return {
    externalId: `${action}:${listName(list, options)}:${mark}`,
    url: webAddress(payload.url),
    title: `${shown}${more} ${VERBS[action]} ${listName(list, options)}`,
    text: lines.join('\n'),
    published: edition(now) ?? payload.at,
    ...(publisher === null ? {} : { publisher }),
    facts: {
      list: options.list,
      ...(list === null ? {} : { part: list }),
      action,
      count: parties.length,
      names: names.slice(0, MOST_NAMED),
      keys: parties.slice(0, MOST_NAMED).map(({ entry }) => entry.key),
      ...(now.edition === null ? {} : { edition: now.edition }),
      entries: now.entries.size,
    },
  }
}

const VERBS = { added: 'added to', removed: 'removed from', changed: 'changed on' } as const

/** `Entity List (EL) - Bureau ...` says it all; a programme or regime is a part of the list. */
function listName(list: string | null, options: Options): string {
  return list === null ? options.list : list.includes(' - ') ? list : `${options.list} (${list})`
}

function baseline(now: PartyList, payload: Payload, options: Options): Draft {
  const lists = new Map<string, number>()
  for (const { list } of now.entries.values()) if (list !== null) lists.set(list, (lists.get(list) ?? 0) + 1)
  return {
    externalId: `baseline:${options.list}`,
    url: webAddress(payload.url),
    title: `${options.list}: ${now.entries.size} entries`,
    text: '',
    published: edition(now),
    facts: {
      list: options.list,
      action: 'baseline',
      entries: now.entries.size,
      lists: Object.fromEntries([...lists].slice(0, MOST_NAMED)),
      ...(now.edition === null ? {} : { edition: now.edition }),
    },
  }
}

function filtered(list: PartyList, { only }: Options): PartyList {
  if (only === undefined) return list
  return { ...list, entries: new Map([...list.entries].filter(([, { list: part }]) => mentions([part ?? ''], only))) }
}

// Fields that say most about a party, in this order; the rest follows.
const FIRST = [
  'programs',
  'program',
  'type',
  'addresses',
  'country',
  'license_requirement',
  'license_policy',
  'federal_register_notice',
  'remarks',
]
const SKIP = new Set(['name', 'source', 'source_list', 'entity_number', 'uid', 'logicalId', 'DATAID', 'UniqueID'])
const MOST_DETAIL = 600

function describe(entry: ListEntry): string {
  const fields = entry.fields()
  const order = [
    ...FIRST.filter((field) => field in fields),
    ...Object.keys(fields).filter((field) => !FIRST.includes(field)),
  ]
  return cut(
    order
      .filter((field) => !SKIP.has(field))
      .map((field) => `${field} ${fields[field]}`)
      .join(', '),
  )
}

function changedFields(before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((name) => before[name] !== now[name])
  return cut(names.map((name) => `${name} ${before[name] ?? 'nothing'} → ${now[name] ?? 'nothing'}`).join(', '))
}

const cut = (text: string): string => (text.length <= MOST_DETAIL ? text : `${text.slice(0, MOST_DETAIL)}…`)

const edition = (list: PartyList): string | null => parseDate(list.edition, { order: 'mdy' })

/** The Consolidated Screening List names each list's owner behind a dash. */
function publisherOf(list: string | null): string | null {
  const owner = list?.split(' - ')[1]?.trim() ?? null
  return owner === null || owner === '' ? null : Object.hasOwn(OWNERS, owner) ? OWNERS[owner]! : owner
}

const OWNERS: Readonly<Record<string, string>> = {
  'Treasury Department': 'Office of Foreign Assets Control',
  'State Department': 'Department of State',
}
