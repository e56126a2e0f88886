import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

// The table of floors and the doors; this file is where it is written down.
const ROOT = join(import.meta.dirname, '..')
const FLOORS: [number, RegExp][] = [
  [0, /^src\/core\//],
  [1, /^src\/(source|channel|gateway|jobs|errors|http|command)\.ts$/],
  [2, /^src\/(net|db)\/|^src\/(queue[a-z-]*|log[a-z-]*|registry)\.ts$/],
  [3, /^feeds\/|^src\/(dialects|channels|gateways)\//],
  [4, /^workers\/|^src\/actions\/|^src\/(context|worker)\.ts$/],
  [5, /^src\/web\//],
  [6, /^src\/(main|app)\.ts$|^src\/(config|commands|agent|drill)\//],
]
/** Rooms of one floor that must not know each other; `src/queue` and `src/log` stand for their files. */
const STRANGERS = ['src/net', 'src/db', 'src/queue', 'src/log', 'src/registry', 'src/channels', 'src/gateways', 'feeds']
/** package → the places that may import it. */
const DOORS: Record<string, RegExp> = {
  bullmq: /^src\/queue/,
  ioredis: /^src\/queue/,
  kysely: /^src\/db\//,
  pg: /^src\/db\//,
  '@electric-sql/pglite': /^src\/db\//,
  undici: /^src\/net\//,
  hono: /^src\/web\//,
  '@hono/node-server': /^src\/web\//,
  '@slack/bolt': /^src\/web\/slack|^src\/channels\/_?slack/,
  nodemailer: /^src\/channels\/email/,
  imapflow: /^src\/net\/mailbox/,
  mailparser: /^src\/net\/mailbox/,
  pino: /^src\/log/,
  'prom-client': /^src\/web\//,
  'rss-parser': /^src\/dialects\//,
  cheerio: /^src\/dialects\//,
  'iconv-lite': /^src\/dialects\//,
  'fast-xml-parser': /^src\/dialects\//,
  'csv-parse': /^src\/dialects\//,
  'ipaddr.js': /^src\/net\//,
  yaml: /^src\/config\//,
  croner: /^src\/actions\/cron\.ts$|^src\/config\//,
  zod: /./,
}
const IMPURE =
  /\bDate\.now\(|new Date\(\)|Math\.random\(|\bprocess\.|\bconsole\.|\bfetch\(|\bsetTimeout\(|\bTemporal\.Now\b/
const CORE_BUILTINS = new Set(['node:crypto'])
const MOST_LINES = 300

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

const files = ['src', 'workers', 'feeds'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`),
)
const sources = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]))
const imports = [...sources].flatMap(([file, text]) => importsOf(file, text))

describe('floors', () => {
  test('every file stands on a floor', () => {
    expect(files.filter((file) => floorOf(file) === null)).toEqual([])
  })

  test('imports go down or stay on their floor', () => {
    const up = imports
      .filter(({ to }) => sources.has(to))
      .filter(({ from, to }) => (floorOf(to) ?? 9) > (floorOf(from) ?? -1))
    expect(up.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('rooms of one floor do not know each other', () => {
    const crossed = imports
      .filter(({ to }) => sources.has(to))
      .filter(({ from, to }) => floorOf(from) === floorOf(to) && roomOf(from) !== roomOf(to))
      .filter(({ from, to }) => STRANGERS.includes(roomOf(from)) && STRANGERS.includes(roomOf(to)))
    expect(crossed.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('workers do not know each other', () => {
    const crossed = imports.filter(
      ({ from, to }) => from.startsWith('workers/') && to.startsWith('workers/') && !/\/_[^/]+\.ts$/.test(to),
    )
    expect(crossed).toEqual([])
  })

  test('every relative import leads to a file', () => {
    expect(
      imports.filter(({ to }) => /^(src|workers|feeds)\//.test(to) && to.endsWith('.ts') && !sources.has(to)),
    ).toEqual([])
  })

  test('no value imports in a circle', () => {
    expect(cycles(imports.filter(({ typeOnly }) => !typeOnly))).toEqual([])
  })
})

describe('doors', () => {
  test('each package is imported behind its door only', () => {
    const wrong = imports
      .filter(({ to }) => !sources.has(to) && !to.startsWith('node:') && !/^(src|workers|feeds|package\.json)/.test(to))
      .filter(({ from, to }) => !(DOORS[packageOf(to)]?.test(from) ?? false))
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('the environment is read in main only', () => {
    const readers = [...sources].filter(([file, text]) => /process\.env/.test(text) && file !== 'src/main.ts')
    expect(readers.map(([file]) => file)).toEqual([])
  })
})

describe('the core', () => {
  const core = [...sources].filter(([file]) => file.startsWith('src/core/'))

  test('has no clock, no I/O, no randomness', () => {
    expect(core.filter(([, text]) => IMPURE.test(withoutComments(text))).map(([file]) => file)).toEqual([])
  })

  test('imports only itself, zod and node:crypto', () => {
    const foreign = imports
      .filter(({ from }) => from.startsWith('src/core/'))
      .filter(({ to }) => !to.startsWith('src/core/') && to !== 'zod' && !CORE_BUILTINS.has(to))
    expect(foreign).toEqual([])
  })
})

describe('the second reader', () => {
  test('is heard by those who show what it says, and by nobody who judges or acts', () => {
    const heard = imports.filter(
      ({ from, to }) => /^src\/(core\/suggest|db\/second-readings)\.ts$/.test(to) && !/^src\/(core|db)\//.test(from),
    )
    expect([...new Set(heard.map(({ from }) => from))].sort()).toEqual([
      'src/web/api/events.ts',
      'src/web/api/items.ts',
      'src/web/metrics.ts',
      'src/web/ui/second-reading.ts',
      'workers/_second-read.ts', // asks, and keeps the answer
      'workers/sweep.ts', // only whether something waits
    ])
    const core = imports.filter(({ from, to }) => to === 'src/core/suggest.ts' && from.startsWith('src/core/'))
    expect(core).toEqual([])
  })
})

describe('plug-ins', () => {
  const folders = ['feeds/', 'workers/', 'src/dialects/', 'src/channels/', 'src/gateways/', 'src/commands/']

  test('nobody registers a plug-in by hand', () => {
    const isPlugIn = (file: string) =>
      folders.some((folder) => file.startsWith(folder)) && !file.split('/').some((part) => part.startsWith('_'))
    const named = imports.filter(({ from, to }) => isPlugIn(to) && from !== to)
    expect(named.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('each has a default export', () => {
    const silent = files
      .filter((file) => folders.some((folder) => file.startsWith(folder)))
      .filter((file) => !file.split('/').some((part) => part.startsWith('_')))
      .filter((file) => !/export default /.test(sources.get(file) as string))
    expect(silent).toEqual([])
  })
})

describe('the house', () => {
  test('no file is longer than three hundred lines', () => {
    const exempt = new Set(['src/db/schema.ts']) // one interface per table: a list, not a story
    const long = [...sources]
      .filter(([file]) => !exempt.has(file))
      .filter(([, text]) => text.split('\n').length - 1 > MOST_LINES)
      .map(([file]) => file)
    expect(long).toEqual([])
  })

  test('no barrels, no drawers for everything', () => {
    const vague = /(^|\/)(index|types|utils?|helpers?|common|constants|misc)\.ts$|\/(utils?|helpers?|common)\//
    expect(files.filter((file) => vague.test(file))).toEqual([])
  })

  test('no classes but errors', () => {
    const classes = [...sources].flatMap(([file, text]) =>
      [...withoutComments(text).matchAll(/^(?:export )?(?:abstract )?class (\w+)/gm)]
        .map((match) => match[1] as string)
        .filter((name) => !name.endsWith('Error'))
        .map((name) => `${file}: ${name}`),
    )
    expect(classes).toEqual([])
  })

  test('paths that the README names exist', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
    const named = [...readme.matchAll(/`((?:src|feeds|workers|test|bench|docs|\.ci)\/[\w./-]+?)`/g)].map(
      (match) => match[1],
    )
    const known = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
      (file) => !file.startsWith('node_modules'),
    )
    const exists = (path: string) => known.includes(path.replace(/\/$/, ''))
    expect(named.filter((path) => !exists(path as string))).toEqual([])
  })
})

function floorOf(file: string): number | null {
  return FLOORS.find(([, pattern]) => pattern.test(file))?.[0] ?? null
}

function roomOf(file: string): string {
  const edge = /^src\/(queue|log|registry)/.exec(file)
  if (edge) return `src/${edge[1]}`
  return file.startsWith('src/') ? file.split('/').slice(0, 2).join('/') : (file.split('/')[0] as string)
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function importsOf(file: string, text: string): Import[] {
  const pattern = /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/gm
  return [...withoutComments(text).matchAll(pattern)].map((match) => ({
    from: file,
    to: resolve(file, (match[2] ?? match[3]) as string),
    typeOnly: match[1] !== undefined || (match[3] !== undefined && !/await import/.test(match[0])),
  }))
}

function resolve(file: string, specifier: string): string {
  const alias = /^#(src|feeds|workers)\//.exec(specifier)
  if (alias) return specifier.slice(1)
  return specifier.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), specifier)) : specifier
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

function cycles(edges: readonly Import[]): string[] {
  const graph = Map.groupBy(
    edges.filter(({ to }) => sources.has(to)),
    ({ from }) => from,
  )
  const done = new Set<string>()
  const found: string[] = []
  function visit(file: string, path: string[]): void {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(' → '))
      return
    }
    if (done.has(file)) return
    for (const { to } of graph.get(file) ?? []) visit(to, [...path, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return found
}
