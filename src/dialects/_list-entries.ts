import { parse as parseCsv } from 'csv-parse/sync'
import { ParseError } from '../errors.ts'
import type { Payload } from '../source.ts'
import { decodePayload } from './_charset.ts'
import { isObject, readJson } from './_json.ts'
import { fromXml } from './_list-xml.ts'
import { flatten, type ListEntry, type PartyList } from './_party.ts'

/** Reads a list of parties: OFAC and UN XML, EU, UK and Canadian XML, CSV with or without header, JSON arrays. */
export function readList(payload: Payload): PartyList {
  const text = decodePayload(payload)
  const first = text.trimStart()[0]
  const list =
    first === '<' ? fromXml(text) : first === '{' || first === '[' ? fromJson(readJson(payload)) : fromCsv(text)
  if (list.entries.size === 0) throw new ParseError('a list without entries')
  return list
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
