import { describe, expect, test } from 'vitest'
import { ParseError } from '#src/errors.ts'
import { parse } from './_payload.ts'

const filler = Array.from(
  { length: 12 },
  (_, at) => `Paragraph number ${at} speaks about ${'abcdefghijkl'[at]}-things and nothing else.`,
)
const markdown = (...lines: string[]) =>
  ['# Deprecations', '', ...filler.flatMap((line) => [line, '']), ...lines].join('\n')
const html = (body: string, head = '') =>
  `<!doctype html><html><head><title>Page | Site</title>${head}</head><body><nav>Home About</nav><main><h1>Supported countries</h1>${filler.map((line) => `<p>${line}</p>`).join('')}${body}</main></body></html>`
const md = (before: string, after: string, options = {}) => parse('markdown', after, options, before)
const page = (before: string, after: string, options = {}) => parse('page', after, options, before)

describe('markdown', () => {
  test('the first reading is the baseline', () => {
    expect(parse('markdown', markdown())).toEqual([])
  })

  test('an added section is an item whose text is the added words', () => {
    const added = [
      '## 2026-06-11: older models',
      '',
      'On June 11 we told developers that these models shut down.',
      '',
      '| Shutdown date | Model |',
      '| --- | --- |',
      '| Dec 11, 2026 | `model-5` |',
    ]
    const [draft] = md(markdown(), markdown(...added))
    expect(draft).toMatchObject({ title: 'Deprecations: 2026-06-11: older models', published: '2026-06-12T12:00:00Z' })
    expect(draft!.text.split('\n')).toEqual([
      '2026-06-11: older models',
      'On June 11 we told developers that these models shut down.',
      'Shutdown date | Model',
      'Dec 11, 2026 | model-5',
    ])
    expect(draft!.facts!.added).toContain('Dec 11, 2026 | model-5')
  })

  test('a changed sentence shows its new words and keeps the old ones as facts', () => {
    const [draft] = md(markdown('We may change prices at any time.'), markdown('We may suspend access at any time.'))
    expect(draft!.text).toContain('We may suspend access at any time.')
    expect(draft!.facts).toMatchObject({ added: ['suspend access'], removed: ['change prices'] })
  })

  test('a long passage shows the new words with a little around them', () => {
    const long = Array.from({ length: 120 }, (_, at) => `word${at}`)
    const [draft] = md(
      markdown(long.join(' ')),
      markdown([...long.slice(0, 60), 'effective', 'immediately', ...long.slice(60)].join(' ')),
    )
    expect(draft!.text).toContain('word59 effective immediately word60')
    expect(draft!.text).not.toContain('word10 ')
  })

  test('what was removed is told', () => {
    const [draft] = md(markdown('- Hong Kong', '- Japan'), markdown('- Japan'))
    expect(draft).toMatchObject({
      title: 'Deprecations: removed “Hong Kong”',
      text: expect.stringContaining('Removed: Hong Kong'),
    })
  })

  test('one item for each section when asked', () => {
    const drafts = md(
      markdown('## A', '', 'first'),
      markdown('## A', '', 'first', '', 'and more of it', '', '## B', '', 'all new'),
      { items: 'section' },
    )
    expect(drafts.map((draft) => draft.title.split(':').slice(0, 2).join(':'))).toEqual([
      'Deprecations: A',
      'Deprecations: B',
    ])
  })

  test('only the wanted sections count', () => {
    const options = { sections: ['status'], minChars: 0 }
    expect(
      md(
        markdown('## Model status', '', 'x', '## Blog', '', 'y'),
        markdown('## Model status', '', 'x', '## Blog', '', 'z'),
        options,
      ),
    ).toEqual([])
    expect(
      md(
        markdown('## Model status', '', 'x', '## Blog'),
        markdown('## Model status', '', 'x', '### New', '', 'z', '## Blog'),
        options,
      ),
    ).toHaveLength(1)
  })

  test.each([
    ['the address of a link', 'See [terms](https://a.example/x?id=1).', 'See [terms](https://a.example/x?id=2).'],
    ['emphasis and typography', '“Use” *of* e-mail…', '"Use" of **e-mail**...'],
    ['a render time', 'Generated 2026-06-12T10:11:12Z here', 'Generated 2026-06-13T01:02:03Z here'],
    ['a date of the last touch', 'Last updated: June 1, 2026', 'Last updated: June 12, 2026'],
    ['a relative time', 'Posted 3 days ago by us', 'Posted 4 days ago by us'],
    ['a counter', 'The model has 1,204 likes', 'The model has 1,310 likes'],
    [
      'a request id',
      'Copy 7f3b2c1d-1111-4222-8333-abcdefabcdef here',
      'Copy 0a0b0c0d-1111-4222-8333-fedcbafedcba here',
    ],
    ['a build', 'Docs build 2026.06.1-a1b2c3', 'Docs build 2026.06.2-d4e5f6'],
    ['a year of copyright', '© 2025 Acme', '© 2026 Acme'],
    ['the way a date is written', 'Effective 24 February 2025', 'Effective February 24, 2025'],
    ['that, before a link', 'Effective 8 July 2026[Old one](a.md)', 'Effective July 8, 2026[Old one](a.md)'],
    ['a measure of fonts', `${'word '.repeat(20)}${'mmMwWLli '.repeat(20)}`, ''],
    [
      'a long consent banner',
      `We and our 1722 partners use cookies. ${'You can choose what you allow. '.repeat(20)}`,
      `We and our 1729 partners use cookies. ${'You can choose what you allow. '.repeat(20)}`,
    ],
    ['an image', '![Logo for Acme](a.png) Acme', 'Acme'],
    ['line breaks', 'one two\nthree four', 'one two three four'],
  ])('noise is no change: %s', (_, before, after) => {
    expect(md(markdown(before), markdown(after))).toEqual([])
  })

  test.each([
    ['a date of effect', 'Effective: January 1, 2026', 'Effective: June 12, 2026'],
    ['a price', 'It costs $5.00 a month', 'It costs $500 a month'],
    ['a model version', 'We retire claude-opus-4-20250514', 'We retire claude-opus-4-20250805'],
    ['one small word', 'You may use it in China', 'You may not use it in China'],
  ])('this is a change: %s', (_, before, after) => {
    expect(md(markdown(before), markdown(after))).toHaveLength(1)
  })

  test('the title tells what is new and not from when', () => {
    const [draft] = md(
      markdown('_Effective: January 1, 2026_\n\nYou own what you make.'),
      markdown('_Effective: June 12, 2026_\n\nWe may train on what you make.'),
    )
    expect(draft!.title).toContain('train')
    expect(draft!.text).toContain('June 12, 2026')
  })

  test('curly and straight marks are the same in a passage that changed elsewhere', () => {
    const [draft] = md(
      markdown(`“You” may use it. ${'It’s “ours”, not “yours”. '.repeat(20)}Pay by 1 May.`),
      markdown(`"You" may use it. ${'It\'s "ours", not "yours". '.repeat(20)}Pay by 1 June.`),
    )
    expect(draft!.facts!.added).toEqual(['June.'])
  })

  test('reordering is no change', () => {
    expect(md(markdown('alpha beta', '', 'gamma delta'), markdown('gamma delta', '', 'alpha beta'))).toEqual([])
  })

  test('a wholly other document is told as replaced, without its words', () => {
    const other = `# Welcome\n\n${Array.from({ length: 20 }, (_, at) => `Entirely unrelated marketing line ${at} ${'z'.repeat(at)}`).join('\n\n')}`
    expect(md(markdown(), other)[0]).toMatchObject({
      title: 'Welcome: the page was replaced',
      facts: { change: 'replaced' },
    })
  })

  test.each([
    [
      'an error page',
      "# This page isn't available\n\nAn unexpected error has occurred. Try reloading the page or come back later.",
      /error page/,
    ],
    ['a page that lost its text', `# Deprecations\n\n${filler[0]}\n\n${filler[1]}`, /shrank from/],
    ['a shell', '# x', /characters of text/],
    ['HTML', '<!doctype html><html><body>Hello</body></html>', /HTML where Markdown/],
    ['JSON', '{"error":"x"}', /JSON or XML/],
    ['bytes', `${markdown()}\0`, /binary/],
  ])('refuses %s', (_, after, message) => {
    expect(() => md(markdown(), after)).toThrow(ParseError)
    expect(() => md(markdown(), after)).toThrow(message)
  })

  test('a required word must be there', () => {
    expect(() => parse('markdown', markdown(), { require: ['Upcoming'] })).toThrow("does not contain 'Upcoming'")
  })

  test('an earlier reading that no longer parses makes this one the baseline', () => {
    expect(md('{"error":1}', markdown('news'))).toEqual([])
  })

  test.each([
    ['brackets', '['.repeat(50_000)],
    ['open links', '[a]('.repeat(30_000)],
    ['stars', '*a '.repeat(50_000)],
    ['underscores', '_a'.repeat(50_000)],
    ['ticks', '`'.repeat(50_001)],
    ['images', '![a]('.repeat(30_000)],
    ['table bars', `${'|a'.repeat(50_000)}|`],
  ])('takes its time in proportion for %s', (_, text) => {
    const started = performance.now()
    parse('markdown', markdown(text))
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('page', () => {
  test('tells what the main part says now', () => {
    const [draft] = page(html('<ul><li>Hong Kong</li><li>Japan</li></ul>'), html('<ul><li>Japan</li></ul>'))
    expect(draft).toMatchObject({
      title: 'Supported countries: removed “Hong Kong”',
      text: '[Supported countries]\nRemoved: Hong Kong',
    })
  })

  test.each([
    ['a nonce', html('<script nonce="a1">1</script>'), html('<script nonce="b2">2</script>')],
    ['a build id in the head', html('', '<meta name=build content=1>'), html('', '<meta name=build content=2>')],
    [
      'a consent banner',
      html(''),
      html('<div id="onetrust-consent-sdk"><p>We use cookies and so do our 812 partners.</p></div>'),
    ],
    ['navigation', html(''), html('').replace('Home About', 'Home About Careers')],
    ['classes and wrappers', html('<p>same</p>'), html('<div class="x1y2"><p data-v="3">same</p></div>')],
  ])('noise is no change: %s', (_, before, after) => {
    expect(page(before, after)).toEqual([])
  })

  test('watches selected parts without the removed ones', () => {
    const body = (price: string, ad: string) =>
      html(
        `<div id=box>${filler[0]} ${filler[1]} ${filler[2]} ${filler[3]}<p>Price: ${price}</p><p class=ad>${ad}</p></div>`,
      )
    const options = { select: ['#box'], remove: ['.ad'] }
    expect(page(body('$5', 'one'), body('$5', 'two'), options)).toEqual([])
    expect(page(body('$5', 'one'), body('$6', 'one'), options)[0]!.facts).toMatchObject({
      added: ['Price: $6'],
      removed: ['Price: $5'],
    })
    expect(() => page(body('$5', 'one'), html(''), options)).toThrow(/selector finds nothing.*#box/)
    expect(() => parse('page', html(''), { select: ['##'] })).toThrow(/not a CSS selector/)
  })

  test('a page without a main heading is called by its title', () => {
    const bare = (text: string) => html(`<p>${text}</p>`).replace(/<h1>.*?<\/h1>/, '')
    expect(page(bare('old words'), bare('entirely fresh statement about the matter'))[0]!.title).toMatch(
      /^Page \| Site: /,
    )
  })

  test.each([
    [
      'a shell that scripts fill',
      '<!doctype html><html><body><div id=root></div><script src=a.js></script></body></html>',
      /characters of text/,
    ],
    ['a feed', '<rss><channel/></rss>', /XML where an HTML page/],
    ['JSON', '{"a":"<b>"}', /no markup/],
    ['hopeless nesting', `<main>${'<div>'.repeat(50_000)}`, /nested deeper/],
    ['very many tags', `<main>${'<br>'.repeat(500_000)}`, /more than .* tags/],
  ])('refuses %s', (_, after, message) => {
    const started = performance.now()
    expect(() => page(html(''), after)).toThrow(message)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
