import { z } from 'zod'
import { Authority, Instant, Kind, Phase } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { defineDialect } from '../source.ts'
import { webAddress } from './_incident.ts'
import { checkOptions, checkShape, isObject, readJson } from './_json.ts'

const Options = z.strictObject({
  /** Key under which the array stands, when the document is an object. */
  at: z.string().min(1).optional(),
})

const Text = z.string().nullish()

// The item of the contracts; `kind` may be missing, because the source has one. A bare date is midnight UTC.
const Wire = z.looseObject({
  id: z.union([z.string().min(1), z.number().transform(String)]),
  title: z.string(),
  text: Text,
  kind: Kind.nullish(),
  authority: Authority.nullish(),
  publisher: Text,
  url: Text,
  lang: Text,
  published: Instant.nullish(),
  updated: Instant.nullish(),
  effective: Text,
  externalId: Text,
  phase: Phase.nullish(),
  facts: z.record(z.string(), z.unknown()).nullish(),
  source: Text,
})
const KNOWN = new Set(Object.keys(Wire.shape))
/** Lists of incidents say in a word whether one goes on. */
const STATES: Readonly<Record<string, Phase>> = {
  open: 'investigating',
  ongoing: 'investigating',
  active: 'investigating',
  resolved: 'resolved',
  closed: 'resolved',
}

export default defineDialect({
  describe: 'JSON array of items in the shape of this project',
  accept: 'application/json',
  parse(payload, given) {
    const { at } = checkOptions(Options, given)
    const document = readJson(payload)
    const list = at !== undefined && isObject(document) && Object.hasOwn(document, at) ? document[at] : document
    if (!Array.isArray(list)) throw new ParseError('not an array of items', at === undefined ? '/' : `/${at}`)
    return list.map((value, index) => {
      const item = checkShape(Wire, value, `/${index}`)
      // Keys that are not an item's stay with it as facts, so that nothing upstream says is lost.
      const other = Object.entries(item).filter(
        ([key, fact]) => !KNOWN.has(key) && fact !== undefined && key !== '__proto__',
      )
      return {
        externalId: item.externalId ?? item.id,
        url: webAddress(item.url),
        title: item.title,
        text: item.text ?? '',
        lang: item.lang ?? null,
        published: item.published ?? null,
        updated: item.updated ?? null,
        effective: item.effective ?? null,
        phase: item.phase ?? (item.kind === 'status' ? phaseOf(item.state) : null),
        ...(item.kind ? { kind: item.kind } : {}),
        ...(item.authority ? { authority: item.authority } : {}),
        ...(item.publisher ? { publisher: item.publisher } : {}),
        facts: { ...Object.fromEntries(other), ...item.facts },
      }
    })
  },
})

function phaseOf(state: unknown): Phase | null {
  return typeof state === 'string' && Object.hasOwn(STATES, state) ? (STATES[state] ?? null) : null
}
