import { parse as parseCsv } from 'csv-parse/sync'
import { XMLParser } from 'fast-xml-parser'
import { ParseError } from '../errors.ts'
import type { Payload } from '../source.ts'
import { decodePayload } from './_charset.ts'
import { isObject, readJson } from './_json.ts'
import { decodeEntities } from './_text.ts'

/** One party of a list. Its fields are read only when they are asked for: lists are large, differences small. */
export interface ListEntry {
  key: string
  name: string
  /** Which list of a file that holds several; null for a file that is one list. */
  list: string | null
  /** Equal text means equal entry. */
  raw: string
  /** Every field as text, values joined by `; `. */
  fields(): Record<string, string>
}

export interface PartyList {
  entries: ReadonlyMap<string, ListEntry>
  /** The edition as the file names it: a date or a time; null where it does not. */
  edition: string | null
}

/** Reads a list of parties: OFAC and UN XML, EU, UK and Canadian XML, CSV with or without header, JSON arrays. */
export function readList(payload: Payload): PartyList {
  const text = decodePayload(payload)
  const first = text.trimStart()[0]
  const list =
    first === '<' ? fromXml(text) : first === '{' || first === '[' ? fromJson(readJson(payload)) : fromCsv(text)
  if (list.entries.size === 0) throw new ParseError('a list without entries')
  return list
}

// Element that holds a party, where its stable number is, and where its name.
const XML_SHAPES: readonly { element: string; key: RegExp | null; name: RegExp; list: RegExp | null }[] = [
  { element: 'sdnEntry', key: /<uid>([^<]{1,40})</, name: /<lastName>([^<]{1,400})</, list: /<program>([^<]{1,80})</ },
  {
    element: 'sanctionEntity',
    key: /\blogicalId="([^"]{1,40})"/,
    name: /\bwholeName="([^"]{1,400})"/,
    list: /\bprogramme="([^"]{1,40})"/,
  },
  {
    element: 'Designation',
    key: /<UniqueID>([^<]{1,40})</,
    name: /<Name6>([^<]{1,400})</,
    list: /<RegimeName>([^<]{1,200})</,
  },
  {
    element: 'INDIVIDUAL',
    key: /<DATAID>([^<]{1,40})</,
    name: /<FIRST_NAME>([^<]{1,400})</,
    list: /<UN_LIST_TYPE>([^<]{1,80})</,
  },
  {
    element: 'ENTITY',
    key: /<DATAID>([^<]{1,40})</,
    name: /<FIRST_NAME>([^<]{1,400})</,
    list: /<UN_LIST_TYPE>([^<]{1,80})</,
  },
  // Canada numbers items anew with every edition: name, country and schedule are the identity.
  { element: 'record', key: null, name: /<(?:EntityOrShip|LastName)>([^<]{1,400})</, list: /<Country>([^<]{1,120})</ },
]
const EDITION = /(?:<Publish_Date>|dateGenerated="|generationDate="|<DateGenerated>)([^<"]{4,40})/
const NAME_PARTS = /<(?:firstName|GivenName|SECOND_NAME|THIRD_NAME|Schedule)>([^<]{1,200})</g

/** Cuts the parties out by their tags; a party is parsed only when it differs. Linear, and no entity is expanded. */
function fromXml(text: string): PartyList {
  const entries = new Map<string, ListEntry>()
  for (const shape of XML_SHAPES) {
    const open = new RegExp(`<${shape.element}[\\s>]`, 'g')
    const end = `</${shape.element}>`
    for (let match = open.exec(text); match !== null; match = open.exec(text)) {
      const close = text.indexOf(end, match.index)
      if (close === -1) throw new ParseError('the list is cut off', shape.element)
      const raw = text.slice(match.index, close + end.length)
      open.lastIndex = close + end.length
      const name = decodeEntities(shape.name.exec(raw)?.[1] ?? '').trim()
      const parts = [...raw.matchAll(NAME_PARTS)].map(([, part]) => decodeEntities(part ?? '').trim())
      const list = decodeEntities(shape.list?.exec(raw)?.[1] ?? '').trim() || null
      const key = shape.key === null ? [name, ...parts, list].join('|') : (shape.key.exec(raw)?.[1]?.trim() ?? '')
      if (key === '' || (name === '' && parts.length === 0))
        throw new ParseError('a party without number or name', shape.element)
      const given = parts.find((part) => part !== '' && shape.element !== 'sanctionEntity' && !/^\d/.test(part))
      entries.set(key, {
        key,
        name: given ? `${name}, ${given}` : name,
        list,
        raw: raw.replace(/\s+/g, ' '),
        fields: () => xmlFields(raw),
      })
    }
  }
  if (entries.size === 0) throw new ParseError('no known party element in the XML list')
  return { entries, edition: EDITION.exec(text.slice(0, 4000))?.[1] ?? null }
}

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: true,
  parseTagValue: false,
})

function xmlFields(raw: string): Record<string, string> {
  try {
    return flatten(xml.parse(raw))
  } catch (error) {
    throw new ParseError(`a party that is not XML: ${(error as Error).message.slice(0, 120)}`, null, error)
  }
}

// Columns of OFAC's SDN.CSV and CONS_PRIM.CSV, which have no header row (OFAC data specification).
const SDN_COLUMNS = [
  'entity_number',
  'name',
  'type',
  'programs',
  'title',
  'call_sign',
  'vessel_type',
  'tonnage',
  'gross_tonnage',
  'flag',
  'owner',
  'remarks',
]

function fromCsv(text: string): PartyList {
  const line = text.slice(0, text.indexOf('\n') === -1 ? text.length : text.indexOf('\n'))
  const delimiter = line.includes('\t') ? '\t' : line.split(';').length > line.split(',').length ? ';' : ','
  let rows: string[][]
  try {
    rows = parseCsv(text.replace(/\u001a\s*$/, ''), {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      bom: true,
      max_record_size: 1_000_000,
    })
  } catch (error) {
    throw new ParseError(`not a CSV list: ${(error as Error).message.slice(0, 120)}`, null, error)
  }
  const head = (rows[0] ?? []).map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_'),
  )
  const headed = head.some((cell) => /^(?:name|whole_name|entity_name|organization)$/.test(cell))
  if (!headed && !(rows[0]?.length === SDN_COLUMNS.length && /^\d+$/.test(rows[0]?.[0]?.trim() ?? ''))) {
    throw new ParseError('a CSV list without a name column', 'row 1')
  }
  const columns = headed ? head : SDN_COLUMNS
  const records = rows
    .slice(headed ? 1 : 0)
    .map((row) =>
      Object.fromEntries(
        columns
          .map((column, at): [string, string] => [column, cell(row[at])])
          .filter(([column, value]) => column !== '' && value !== ''),
      ),
    )
  return { entries: merged(records), edition: null }
}

function cell(value: string | undefined): string {
  const text = (value ?? '').trim()
  return text === '-0-' ? '' : text
}

function fromJson(root: unknown): PartyList {
  const rows = Array.isArray(root) ? root : isObject(root) ? (root.results ?? root.data) : null
  if (!Array.isArray(rows)) throw new ParseError('no array of entries in the JSON list')
  const records = rows.map((row, at) => {
    if (!isObject(row)) throw new ParseError('an entry that is not an object', `/${at}`)
    return flatten(row)
  })
  const edition = isObject(root) ? (root.last_updated ?? root.date ?? null) : null
  return { entries: merged(records), edition: typeof edition === 'string' ? edition : null }
}

// Fields that are not about the party, or that a publisher computes anew for every edition.
const VOLATILE = new Set(['_id', 'id', 'first_seen', 'last_seen', 'last_change', 'last_update', 'score'])

/** Rows of one party (an address or alias each) become one entry. */
function merged(records: readonly Record<string, string>[]): Map<string, ListEntry> {
  const parties = new Map<string, Map<string, Set<string>>>()
  for (const [at, record] of records.entries()) {
    const name = nameOf(record)
    if (name === '') throw new ParseError('an entry without a name', `row ${at + 1}`)
    const list = record.source ?? record.source_list ?? ''
    const number = record.entity_number || record.ent_num || (record.id && !record.source ? record.id : '')
    const key = list === '' ? number || name : `${list}|${number || name}`
    const party = parties.get(key) ?? new Map<string, Set<string>>()
    for (const [field, value] of Object.entries(record)) {
      if (VOLATILE.has(field) || value === '') continue
      party.set(field, (party.get(field) ?? new Set()).add(value))
    }
    parties.set(key, party)
  }
  return new Map(
    [...parties].map(([key, party]): [string, ListEntry] => {
      const fields = Object.fromEntries([...party].map(([field, values]) => [field, [...values].sort().join('; ')]))
      const raw = JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))
      const list = fields.source ?? fields.source_list ?? null
      return [key, { key, name: nameOf(fields), list, raw, fields: () => fields }]
    }),
  )
}

function nameOf(fields: Readonly<Record<string, string>>): string {
  return (
    fields.name ??
    fields.whole_name ??
    fields.entity_name ??
    fields.organization ??
    fields.caption ??
    fields.title ??
    fields.specification ??
    ''
  ).trim()
}

/** Leaves of a value by the name of their key; values of one name are joined. Depth is bounded by the reader. */
function flatten(value: unknown): Record<string, string> {
  const found = new Map<string, Set<string>>()
  const walk = (node: unknown, key: string): void => {
    if (Array.isArray(node)) for (const item of node) walk(item, key)
    else if (isObject(node))
      for (const [name, item] of Object.entries(node)) walk(item, name.startsWith('#') ? key : name)
    else if (node !== null && node !== undefined && String(node).trim() !== '') {
      found.set(key, (found.get(key) ?? new Set()).add(String(node).trim()))
    }
  }
  walk(value, 'value')
  return Object.fromEntries([...found].map(([key, values]) => [key, [...values].sort().join('; ')]))
}
