import { XMLParser } from 'fast-xml-parser'
import { ParseError } from '../errors.ts'
import { flatten, type ListEntry, type PartyList } from './_party.ts'
import { decodeEntities } from './_text.ts'

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
export function fromXml(text: string): PartyList {
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
