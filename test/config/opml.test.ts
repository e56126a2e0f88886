import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseConfig } from '#src/config/load.ts'
import { asYaml, readOpml } from '#src/config/opml.ts'
import { ConfigError } from '#src/errors.ts'
import { loadFolder } from '#src/registry.ts'
import type { Dialect } from '#src/source.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const opml = (body: string, attributes = '') =>
  bytes(
    `<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"${attributes}><head><title>x</title></head><body>${body}</body></opml>`,
  )

describe('feeds become sources', () => {
  test('with folders, the same name twice and the same address twice', () => {
    const { sources, problems } = readOpml(
      opml(`<outline text="Law">
        <outline type="rss" text="Müller &amp; Söhne" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/>
        <outline type="rss" title="Müller &amp; Söhne" text="x" xmlUrl="http://b.example/feed" language="de"/>
      </outline><outline type="rss" text="again" xmlUrl="https://a.example/feed"/><outline type="link" text="a page" url="https://c.example"/>`),
    )

    expect(problems).toEqual([])
    expect(sources).toMatchObject([
      { id: 'opml/muller-sohne', name: 'Müller & Söhne', publisher: 'Müller & Söhne', url: 'https://a.example/feed' },
      { id: 'opml/muller-sohne-2', lang: 'de' },
    ])
    expect(sources[0]).toMatchObject({
      dialect: 'rss',
      kind: 'news',
      authority: 'press',
      every: '30m',
      ringFirst: false,
    })
  })

  test.each(['', ' xmlns:tocsin="https://tocsin.example/opml"'])(
    'own attributes win over those of the folder and the defaults (%s)',
    (declared) => {
      const { sources } = readOpml(
        opml(
          `<outline text="Agencies" tocsin:kind="regulatory" tocsin:authority="official" tocsin:jurisdiction="US">
        <outline type="rss" text="Agency" xmlUrl="https://a.example/1" tocsin:publisher="The Agency" tocsin:topics="sanctions, court"/>
        <outline type="rss" text="Firm" xmlUrl="https://a.example/2" tocsin:authority="press"/>
      </outline><outline type="rss" text="Other" xmlUrl="https://a.example/3"/>`,
          declared,
        ),
        { every: '2h', kind: 'vendor' },
      )

      expect(sources).toMatchObject([
        {
          kind: 'regulatory',
          authority: 'official',
          jurisdiction: 'US',
          publisher: 'The Agency',
          topics: ['sanctions', 'court'],
        },
        { kind: 'regulatory', authority: 'press', jurisdiction: 'US', every: '2h' },
        { kind: 'vendor', authority: 'press', jurisdiction: null },
      ])
    },
  )
})

describe('what cannot be a source is a problem', () => {
  test.each([
    ['<outline type="rss" text="A"/>', "outline 'A' has no xmlUrl"],
    ['<outline text="A" xmlUrl="file:///etc/passwd"/>', "outline 'A': xmlUrl is not an http or https address"],
    [
      '<outline text="A" xmlUrl="https://a.example/" tocsin:every="often"/>',
      "outline 'A': every: a duration like 30s, 15m, 2h, 7d",
    ],
    ['<outline text="A" xmlUrl="https://a.example/?k=${SLACK_BOT_TOKEN}"/>', "outline 'A' holds ${"],
    ['', 'holds no feed'],
  ])('%s', (body, problem) => {
    expect(readOpml(opml(body))).toEqual({ sources: [], problems: [problem] })
  })

  test('a kind that is none is named', () => {
    const { problems } = readOpml(opml('<outline text="A" xmlUrl="https://a.example/" tocsin:kind="gossip"/>'))
    expect(problems[0]).toMatch(/^outline 'A': kind: /)
  })

  test.each([
    ['another document', '<rss version="2.0"><channel/></rss>', /root element is <rss>/],
    ['no document', 'hello', /not XML/],
    [
      'an external entity',
      '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body><outline text="&x;" xmlUrl="https://a.example/&x;"/></body></opml>',
      /^$/,
    ],
    [
      'a billion laughs',
      `<!DOCTYPE opml [<!ENTITY a "${'ha'.repeat(50)}">${Array.from({ length: 12 }, (_, i) => `<!ENTITY ${String.fromCharCode(98 + i)} "${`&${String.fromCharCode(97 + i)};`.repeat(10)}">`).join('')}]><opml><body><outline text="&m;" xmlUrl="https://a.example/"/></body></opml>`,
      /./,
    ],
    ['a tower', `<opml><body>${'<outline text="x">'.repeat(5000)}</body></opml>`, /nested deeper/],
  ])('hostile: %s', (_, text, problem) => {
    const { sources, problems } = readOpml(bytes(text))
    if (problem.source === '^$') expect(JSON.stringify(sources)).not.toContain('root:')
    else
      expect([sources.length === 0 ? problems[0] : 'bounded']).toEqual([
        expect.stringMatching(sources.length === 0 ? problem : /bounded/),
      ])
  })
})

test('a configuration takes a file in beside itself, and says what is wrong with another', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-opml-'))
  try {
    writeFileSync(join(folder, 'feeds.opml'), opml('<outline text="A" xmlUrl="https://a.example/"/>'))
    writeFileSync(join(folder, 'bad.opml'), opml('<outline type="rss" text="B"/>'))
    const dialects = await loadFolder<Dialect>('src/dialects')
    const plugIns = { channels: new Map(), gateways: new Map(), dialects, feeds: new Map() }
    const load = (text: string) => parseConfig(text, join(folder, 'tocsin.yaml'), {}, plugIns)

    const config = load('sources:\n  enable: []\n  opml:\n    - feeds.opml\n')
    expect(config.sources.get('opml/a')).toMatchObject({ enabled: true, builtin: false, url: 'https://a.example/' })
    const off = load('sources: { enable: [], disable: ["opml/*"], opml: [{ file: feeds.opml, authority: official }] }')
    expect(off.sources.get('opml/a')).toMatchObject({ enabled: false, authority: 'official' })

    expect(() => load('sources:\n  enable: []\n  opml:\n    - bad.opml\n    - none.opml\n')).toThrow(ConfigError)
    expect(() => load('sources:\n  enable: []\n  opml:\n    - bad.opml\n    - none.opml\n')).toThrow(
      /:4: sources\.opml\[0\]: bad\.opml: outline 'B' has no xmlUrl\n.*:5: sources\.opml\[1\]: cannot read none\.opml/,
    )
    const { sources } = readOpml(opml('<outline text="A: b" xmlUrl="https://a.example/"/>'))
    expect(load(asYaml(sources).replace('sources:', 'sources:\n  enable: []')).sources.get('opml/a-b')).toMatchObject({
      name: 'A: b',
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
