import { describe, expect, test } from 'vitest'
import { ParseError } from '#src/errors.ts'
import { parse, parseOne } from './_payload.ts'

const rss = (items: string, attributes = 'version="2.0"', channel = '') =>
  `<?xml version="1.0"?><rss ${attributes}><channel><title>Feed</title>${channel}${items}</channel></rss>`
const atom = (entries: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Feed</title>${entries}</feed>`

describe('RSS 2.0', () => {
  test('reads the fields of an item', () => {
    const draft = parseOne(
      'rss',
      rss(
        `<item><title>Rule &amp; order</title><link>https://agency.example/1</link><guid isPermaLink="false">doc-1</guid>
         <pubDate>Fri, 12 Jun 2026 08:45:00 EDT</pubDate><description>&lt;p&gt;Short&lt;/p&gt;</description>
         <content:encoded><![CDATA[<p>The <b>whole</b> text.</p>]]></content:encoded><dc:creator>A. Clerk</dc:creator>
         <category>export</category><category>chips</category><enclosure url="/a.pdf" type="application/pdf" length="9"/></item>`,
        'version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"',
        '<language>en-us</language>',
      ),
    )
    expect(draft).toEqual({
      externalId: 'doc-1',
      url: 'https://agency.example/1',
      title: 'Rule & order',
      text: 'The whole text.',
      lang: 'en-us',
      published: '2026-06-12T12:45:00.000Z',
      updated: null,
      facts: {
        author: 'A. Clerk',
        categories: ['export', 'chips'],
        enclosures: [{ url: 'https://status.example.com/a.pdf', type: 'application/pdf', length: '9' }],
      },
    })
  })

  test('an item without guid is known by its link, without link by its words', () => {
    expect(parseOne('rss', rss('<item><title>A</title><link>https://a.example/</link></item>')).externalId).toBe(
      'https://a.example/',
    )
    const [one, two] = parse('rss', rss('<item><title>A</title></item><item><title>B</title></item>'))
    expect(one!.externalId).toMatch(/^sha256:/)
    expect(one!.externalId).not.toBe(two!.externalId)
  })

  test('a guid that is an address is the link when there is no other', () => {
    expect(parseOne('rss', rss('<item><guid>https://a.example/x</guid></item>')).url).toBe('https://a.example/x')
    expect(parseOne('rss', rss('<item><guid isPermaLink="false">https://a.example/x</guid></item>')).url).toBeNull()
  })

  test('an item without title takes the first words of its text', () => {
    const long = 'word '.repeat(60)
    expect(parseOne('rss', rss(`<item><description>${long}</description></item>`)).title).toMatch(/^(word )+word…$/)
  })

  test('exact repeats are one item; different items under one guid stay apart', () => {
    const item = (title: string) => `<item><guid isPermaLink="false">same</guid><title>${title}</title></item>`
    expect(parse('rss', rss(item('A') + item('A')))).toHaveLength(1)
    const ids = parse('rss', rss(item('A') + item('B'))).map((draft) => draft.externalId)
    expect(new Set(ids).size).toBe(2)
  })

  test('a date that cannot be read is null', () => {
    expect(parseOne('rss', rss('<item><title>A</title><pubDate>some day soon</pubDate></item>')).published).toBeNull()
  })

  test('an empty channel is a feed without items', () => {
    expect(parse('rss', rss(''))).toEqual([])
  })

  test('only web addresses become links', () => {
    expect(parseOne('rss', rss('<item><title>A</title><link>javascript:alert(1)</link></item>')).url).toBeNull()
  })
})

describe('other formats', () => {
  test('RSS 1.0 has its items beside the channel, RSS 0.91 and 3.0 inside', () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="x"><title>F</title></channel><item rdf:about="urn:1"><title>A</title><link>https://a.example/1</link><dc:date>2026-06-12</dc:date></item></rdf:RDF>`
    expect(parseOne('rss', rdf)).toMatchObject({
      externalId: 'urn:1',
      title: 'A',
      published: '2026-06-12T00:00:00.000Z',
    })
    expect(parseOne('rss', rss('<item><title>A</title></item>', 'version="0.91"')).title).toBe('A')
    expect(parseOne('rss', rss('<item><title>A</title></item>', '')).title).toBe('A')
  })

  test('Atom: alternate link, base, typed titles, published and updated', () => {
    const entry = `<entry><id>tag:1</id><title type="html">Chips &amp;amp; &lt;i&gt;more&lt;/i&gt;</title>
      <link rel="self" href="/feed/1"/><link rel="alternate" type="text/html" href="posts/1"/><published>2026-06-12T10:00:00Z</published>
      <updated>2026-06-12T11:00:00Z</updated><summary>Short</summary>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Long <b>words</b></p></div></content></entry>`
    expect(parseOne('rss', atom(entry, 'xml:base="https://blog.example/en/" xml:lang="de"'))).toMatchObject({
      externalId: 'tag:1',
      title: 'Chips & more',
      url: 'https://blog.example/en/posts/1',
      text: 'Long words',
      lang: 'de',
      published: '2026-06-12T10:00:00.000Z',
      updated: '2026-06-12T11:00:00.000Z',
    })
  })

  test('an Atom title of type text keeps what looks like markup', () => {
    expect(parseOne('rss', atom('<entry><id>1</id><title>Use of &lt;script&gt;</title></entry>')).title).toBe(
      'Use of <script>',
    )
  })

  test('an entry that was only updated has no published date', () => {
    expect(
      parseOne('rss', atom('<entry><id>1</id><title>A</title><updated>2026-06-12T11:00:00Z</updated></entry>')),
    ).toMatchObject({
      published: null,
      updated: '2026-06-12T11:00:00.000Z',
    })
  })

  test('prefixes may be anything', () => {
    const feed = `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:id>1</a:id><a:title>A</a:title><a:link href="https://a.example/"/></a:entry></a:feed>`
    expect(parseOne('rss', feed)).toMatchObject({ externalId: '1', title: 'A', url: 'https://a.example/' })
    expect(
      parseOne('rss', rss('<item><title>A</title><title xmlns="http://other.example/">B</title></item>')).title,
    ).toBe('A')
  })
})

describe('what is written badly', () => {
  test.each([
    ['bare ampersands', rss('<item><title>R&D</title><link>https://a.example/?a=1&b=2</link></item>'), 'R&D'],
    ['HTML entities', rss('<item><title>caf&eacute;&nbsp;news</title></item>'), 'café news'],
    ['an unclosed feed', '<rss version="2.0"><channel><item><title>R&amp;D</title>', 'R&D'],
    ['attributes without quotes', '<rss version=2.0><channel><item><title>T</title></item></channel></rss>', 'T'],
    ['text before and after', `oops\n${rss('<item><title>T</title></item>')}<junk>`, 'T'],
    ['control characters', rss('<item><title>a\u0000b\u0008c</title></item>'), 'abc'],
    ['another case', '<RSS version="2.0"><Channel><Item><Title>T</Title></Item></Channel></RSS>', 'T'],
    [
      'a declared entity',
      `<!DOCTYPE rss [<!ENTITY co "Acme">]>${rss('<item><title>&co; Inc</title></item>').slice(21)}`,
      'Acme Inc',
    ],
    [
      'a harmless document type',
      `<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">${rss('<item><title>T</title></item>').slice(21)}`,
      'T',
    ],
  ])('%s', (_, xml, title) => {
    expect(parseOne('rss', xml).title).toBe(title)
  })

  test('undeclared and misnested markup inside text does not lose the item', () => {
    const draft = parseOne(
      'rss',
      rss('<item><description><p>one<br>two <b>three</p></b></description><title>T</title></item>'),
    )
    expect(draft).toMatchObject({ title: 'T', text: expect.stringContaining('three') })
  })
})

describe('options', () => {
  const news = rss(
    '<item><title>Chips banned - The Paper</title><link>https://n.example/1</link><source url="https://paper.example">The Paper</source><guid>1</guid></item>',
  )
  test('an aggregator may let the source speak', () => {
    expect(parseOne('rss', news, { publisher: 'source' })).toMatchObject({
      publisher: 'The Paper',
      title: 'Chips banned',
    })
    expect(parseOne('rss', news)).not.toHaveProperty('publisher')
  })
  test('the link may be the identity', () => {
    expect(parseOne('rss', news, { id: 'link' }).externalId).toBe('https://n.example/1')
  })
  test('unknown options are refused by name', () => {
    expect(() => parse('rss', news, { publihser: 'x' })).toThrow(/publihser/)
  })
})

describe('hostile XML', () => {
  const bomb = `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(3000)}">${['b', 'c', 'd', 'e', 'f']
    .map((name, at) => `<!ENTITY ${name} "${`&${'abcdef'[at]};`.repeat(10)}">`)
    .join('')}]>`
  const body = (text: string) => `<rss version="2.0"><channel><item><title>${text}</title></item></channel></rss>`
  test.each([
    ['a billion laughs', bomb + body('&f;')],
    ['a flat bomb', `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(9000)}">]>${body('&a;'.repeat(10_000))}`],
    ['an entity that holds itself', `<!DOCTYPE r [<!ENTITY a "&b;"><!ENTITY b "&a;">]>${body('&a;')}`],
    ['an external entity', `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${body('&x;')}`],
    ['hopeless nesting', `<rss><channel>${'<a>'.repeat(100_000)}`],
    ['nesting behind closing tags that close nothing', `<rss><channel>${'<a></b>'.repeat(100_000)}`],
    ['an endless document type', `<!DOCTYPE r [${'<!ENTITY x "y">'.repeat(20_000)}`],
    ['no feed', '<opml><body/></opml>'],
    ['a page', '<!doctype html><html><body><p>Hello</p></body></html>'],
    ['JSON', '{"version":"https://jsonfeed.org/version/1.1"}'],
    ['nothing', '   '],
    ['plain text', 'Too many requests'],
  ])('refuses %s', (_, xml) => {
    const started = performance.now()
    expect(() => parse('rss', xml)).toThrow(ParseError)
    expect(performance.now() - started).toBeLessThan(1500)
  })

  test('an entity bomb that is not used is harmless', () => {
    expect(parseOne('rss', bomb + body('quiet')).title).toBe('quiet')
  })

  test('elements named after object internals are only elements', () => {
    const draft = parseOne(
      'rss',
      rss('<item><__proto__><polluted>1</polluted></__proto__><constructor>x</constructor><title>T</title></item>'),
    )
    expect(draft.title).toBe('T')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test.each([
    ['references', body('&lt;'.repeat(200_000))],
    ['items', `<rss version="2.0"><channel>${'<item/>'.repeat(20_000)}</channel></rss>`],
    ['attributes', `<rss ${'a="1" '.repeat(100_000)}><channel/></rss>`],
    ['open comments', `<rss><channel/></rss>${'<!--'.repeat(100_000)}`],
    ['declarations', `<rss><channel>${'<!x>'.repeat(200_000)}</channel></rss>`],
    ['stray angle brackets', `<rss><channel>${'< '.repeat(200_000)}</channel></rss>`],
  ])('reads very many %s in time', (_, xml) => {
    const started = performance.now()
    parse('rss', xml)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
