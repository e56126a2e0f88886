import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse, parseOne, recording } from './_payload.ts'

const csl = (...entries: object[]) => ({ results: entries })
const party = (name: string, fields: object = {}) => ({
  id: 'volatile',
  source: 'Entity List (EL) - Bureau of Industry and Security',
  name,
  addresses: [{ country: 'XX' }],
  ...fields,
})
const many = Array.from({ length: 10 }, (_, at) => party(`Party ${at}`))

describe('differences', () => {
  test('the first edition is counted, not rung as ten thousand additions', () => {
    expect(parseOne('sanctions-list', recording('sanctions-list.json'), { list: 'CSL' })).toMatchObject({
      title: 'CSL: 2 entries',
      facts: { action: 'baseline' },
    })
  })

  test('an addition names the party, the list and what is forbidden, under the name of the list’s owner', () => {
    const added = party('Acme Models Ltd', { license_policy: 'Presumption of denial.' })
    expect(parseOneOf(csl(...many, added), csl(...many))).toMatchObject({
      title: 'Acme Models Ltd added to Entity List (EL) - Bureau of Industry and Security',
      text: expect.stringContaining('license_policy Presumption of denial.'),
      publisher: 'Bureau of Industry and Security',
      facts: { action: 'added', count: 1, names: ['Acme Models Ltd'] },
    })
  })

  test('a removal, and a change with both values', () => {
    const changed = many.map((entry, at) => (at === 3 ? { ...entry, addresses: [{ country: 'YY' }] } : entry))
    expect(parseOneOf(csl(...changed), csl(...many)).text).toBe('Party 3: country XX → YY')
    expect(parseOneOf(csl(...many.slice(1)), csl(...many))).toMatchObject({
      facts: { action: 'removed', names: ['Party 0'] },
    })
  })

  test('order, computed ids and layout are no difference', () => {
    const shuffled = [...many].reverse().map((entry, at) => ({ ...entry, id: `other-${at}` }))
    expect(parse('sanctions-list', JSON.stringify(csl(...shuffled), null, 4), {}, csl(...many))).toEqual([])
  })

  test('a storm is one notice that counts all and spells out some', () => {
    const storm = Array.from({ length: 1000 }, (_, at) => party(`New ${at}`))
    const draft = parseOneOf(csl(...many, ...storm), csl(...many))
    expect(draft.facts?.count).toBe(1000)
    expect(draft.text.split('\n')).toHaveLength(201)
  })

  test('half a list is a broken download', () => {
    expect(() => parse('sanctions-list', csl(...many.slice(6)), {}, csl(...many))).toThrow(/shrank from 10 to 4/)
  })

  test('`only` looks at one list of a file', () => {
    const sdn = party('Somebody', { source: 'Specially Designated Nationals (SDN) - Treasury Department' })
    expect(parse('sanctions-list', csl(...many, sdn), { only: ['entity list'] }, csl(...many))).toEqual([])
  })

  function parseOneOf(now: object, before: object) {
    const drafts = parse('sanctions-list', now, {}, before)
    expect(drafts).toHaveLength(1)
    return drafts[0]!
  }
})

describe('formats', () => {
  test('SDN.CSV: no header, -0- for nothing, an end-of-file mark', () => {
    const file = (name: string) => new Uint8Array(readFileSync(`test/feeds/us/${name}`))
    const drafts = parse('sanctions-list', file('sdn-list.csv'), { list: 'SDN list' }, file('sdn-list.previous.csv'))
    expect(drafts.map(({ title }) => title).sort()).toEqual([
      'ACME FRONTIER MODELS LTD added to SDN list',
      'DOE, Jane removed from SDN list',
      'EXAMPLE TRADING LLC changed on SDN list',
    ])
  })

  test.each([
    [
      'OFAC',
      '<sdnList><publshInformation><Publish_Date>05/04/2026</Publish_Date></publshInformation>@</sdnList>',
      (n: number) =>
        `<sdnEntry><uid>${n}</uid><lastName>A &amp; B ${n}</lastName><programList><program>CYBER2</program></programList></sdnEntry>`,
      'A & B 3',
    ],
    [
      'EU',
      '<export generationDate="2026-05-04T10:00:00.000+02:00">@</export>',
      (n: number) =>
        `<sanctionEntity logicalId="${n}"><nameAlias wholeName="Acme ${n}" /><regulation programme="CYB"/></sanctionEntity>`,
      'Acme 3',
    ],
    [
      'UN',
      '<CONSOLIDATED_LIST dateGenerated="2026-05-04T00:00:09Z"><ENTITIES>@</ENTITIES></CONSOLIDATED_LIST>',
      (n: number) =>
        `<ENTITY><DATAID>${n}</DATAID><FIRST_NAME>ACME ${n}</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE></ENTITY>`,
      'ACME 3',
    ],
    [
      'Canada',
      '<data-set>@</data-set>',
      (n: number) =>
        `<record><Country>X</Country><EntityOrShip>Acme ${n}</EntityOrShip><Schedule>1</Schedule><Item>${n}</Item></record>`,
      'Acme 3',
    ],
  ])('%s XML', (_, frame, entry, name) => {
    const list = (...numbers: number[]) => frame.replace('@', numbers.map(entry).join('\n'))
    const drafts = parse('sanctions-list', list(1, 2, 3), { list: 'List' }, list(1, 2))
    expect(drafts).toHaveLength(1)
    expect(drafts[0]?.facts?.names).toEqual([expect.stringContaining(name)])
  })

  test.each([
    ['an unknown table', 'a,b\n1,2\n', /without a name column/],
    ['an XML list that is cut off', '<sdnList><sdnEntry><uid>1</uid>', /cut off/],
    ['markup that is no list', '<html><body>Sorry</body></html>', /no known party/],
    ['an empty list', '{"results":[]}', /without entries/],
  ])('%s is refused', (_, body, message) => {
    expect(() => parse('sanctions-list', body)).toThrow(message)
  })
})
