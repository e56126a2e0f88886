import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseConfig } from '#src/config/load.ts'
import type { PlugIns } from '#src/config/plug-ins.ts'
import { ConfigError } from '#src/errors.ts'
import { plugIns } from '#test/support/service.ts'

const ENV = {
  HOOK_SECRET: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  LITELLM_MASTER_KEY: 'sk-test',
  EDGE_TOKEN: 'edge-token-0123456789',
  SLACK_BOT_TOKEN: 'xoxb-test',
  READER_KEY: 'sk-reader-test',
}
let found: PlugIns

beforeAll(async () => {
  found = await plugIns()
})

/** The problems of a text as `path: message` with the line in front. */
function problems(text: string, env: Record<string, string> = {}): string[] {
  try {
    parseConfig(text, 'test.yaml', env, found)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.problems.map((one) => `${one.line ?? '-'} ${one.path}: ${one.message}`)
  }
}

describe('a good configuration', () => {
  test('the example in docs, with its variables set', () => {
    const text = readFileSync(new URL('../../docs/tocsin.example.yaml', import.meta.url), 'utf8')

    expect(problems(text, ENV)).toEqual([])
    const config = parseConfig(text, null, ENV, found)
    expect(config.sources.get('local/newsletter')).toMatchObject({ enabled: true, every: '30m', ringFirst: false })
    expect(config.sources.get('status/anthropic')?.every).toBe('60s')
    expect([...config.sources.values()].filter((one) => one.id.startsWith('news/') && one.enabled)).toEqual([])
  })

  test('nothing at all: the terminal hears everything from medium up', () => {
    const config = parseConfig('', null, {}, found)

    expect(config.channels).toEqual([{ id: 'terminal', type: 'log', settings: {} }])
    expect(config.subscriptions).toMatchObject([{ channels: ['terminal'], match: { impact: ['>=medium'] } }])
    expect(config.databaseUrl).toBe('pglite:./data')
  })

  test('a reader on this machine needs no TLS, one without a key needs none anywhere', () => {
    const reader = (url: string, key: string) => problems(`reader: { url: "${url}", model: m${key} }`)

    expect(reader('http://127.0.0.1:4000/v1', ', key: k')).toEqual([])
    expect(reader('http://[::1]:4000', ', key: k')).toEqual([])
    expect(reader('http://llm.internal:4000/v1', '')).toEqual([])
    expect(parseConfig('', null, {}, found).reader).toBeUndefined()
  })

  test('the environment wins over the file', () => {
    const config = parseConfig(
      'database: pglite:./elsewhere',
      null,
      { DATABASE_URL: 'postgres://h/d', REDIS_URL: 'redis://h' },
      found,
    )

    expect(config).toMatchObject({ databaseUrl: 'postgres://h/d', redisUrl: 'redis://h' })
  })
})

describe('a mistake is named with its place', () => {
  test.for([
    ['an unknown section', 'servr: {}', '1 servr: unknown key'],
    [
      'an unknown key deep down',
      'inventory:\n  routes:\n    - id: a\n      shar: 1\n      targets: [{ id: x, vendor: v, model: m }]',
      '4 inventory.routes[0].shar: unknown key',
    ],
    ['a wrong type', 'server:\n  port: "eighty"', '2 server.port:'],
    [
      'a value outside a closed list',
      'subscriptions:\n  - id: s\n    match: { impact: ">=hih" }\n    channels: [x]',
      '3 subscriptions[0].match.impact',
    ],
    ['broken YAML', 'server: {', '(document)'],
    ['a key given twice', 'queue: database\nqueue: database', '2 (document)'],
    [
      'a missing variable',
      'email:\n  smtp: "smtp://h"\n  from: "${NOBODY}"',
      '3 email.from: environment variable NOBODY',
    ],
    ['an unknown plug-in', 'channels:\n  - { id: a, type: slak }', "2 channels[0].type: unknown type 'slak'"],
    [
      'a channel without what it needs',
      'channels:\n  - { id: a, type: slack, channel: "#x" }',
      '2 channels[0].type: needs slack.botToken',
    ],
    ['an id used twice', 'channels: [{ id: a, type: log }, { id: a, type: log }]', '1 channels[1].id'],
    [
      'a name that leads nowhere',
      'subscriptions:\n  - { id: s, match: {}, channels: [nobody] }',
      "2 subscriptions[0].channels[0]: no channel 'nobody'",
    ],
    [
      'a route at no gateway',
      'inventory:\n  routes:\n    - { id: r, gateway: g, targets: [{ id: x, vendor: v, model: m }] }',
      "3 inventory.routes[0].gateway: no gateway 'g'",
    ],
    [
      'too much traffic',
      'inventory:\n  routes:\n    - { id: a, share: 0.7, targets: [{ id: x, vendor: v, model: m }] }\n    - { id: b, share: 0.7, targets: [{ id: x, vendor: v, model: m }] }',
      'shares add up to 1.40',
    ],
    [
      'a timer that never was',
      'channels: [{ id: a, type: log }]\nsubscriptions:\n  - { id: s, match: {}, channels: [a], mode: { digest: "61 8 * * *", timezone: UTC } }',
      '3 subscriptions[0].mode.digest',
    ],
    [
      'a zone that never was',
      'channels: [{ id: a, type: log }]\nsubscriptions:\n  - { id: s, match: {}, channels: [a], mode: { digest: "0 8 * * *", timezone: Mars/Base } }',
      '3 subscriptions[0].mode',
    ],
    [
      'a glob that matches nothing',
      'sources:\n  enable: ["nothing/*"]',
      "2 sources.enable[0]: 'nothing/*' matches no source",
    ],
    [
      'a dialect that nobody speaks',
      'sources:\n  custom:\n    - { id: local/x, dialect: rsss, name: a, publisher: b, kind: news, authority: press, url: "https://x.example/", every: 1m }',
      "3 sources.custom[0].dialect: unknown dialect 'rsss'",
    ],
    ['a duration without a unit', 'sources:\n  every: { "status/*": "60" }', '2 sources.every.status/*'],
    [
      'a basis that is none',
      'policies:\n  - { id: p, match: {}, restrict: { scope: affected, basis: legl } }',
      '2 policies[0].restrict.basis',
    ],
    ['a reader without a model', 'reader:\n  url: "https://llm.example/v1"', '1 reader.model: is required'],
    [
      'an unknown key of the reader',
      'reader: { url: "https://llm.example", model: m, perday: 1 }',
      'reader.perday: unknown',
    ],
    ['a reader asked too patiently', 'reader: { url: "https://llm.example", model: m, timeout: 1h }', '1s to 2m'],
    [
      'a reader’s key in the clear',
      'reader:\n  url: "http://llm.example/v1"\n  model: m\n  key: secret',
      '2 reader.url: https, because a key is sent with every request',
    ],
    ['a password in an address', 'reader: { url: "https://u:p@llm.example/v1", model: m }', 'reader.url: a user or'],
    [
      'a rule that asks of a level that is none',
      'reader:\n  url: "https://llm.example"\n  model: m\n  ask: { impact: hihg }',
      '4 reader.ask.impact',
    ],
  ])('%s', ([, text, expected]) => {
    expect(problems(text as string).join('\n')).toContain(expected)
  })

  test('several at once, in the order of the file', () => {
    const text = 'server: { prt: 1 }\nqueue: rabbit\nchannels:\n  - { id: a, type: slak }'

    expect(problems(text).map((line) => line.split(' ')[0])).toEqual(['1', '2', '4'])
  })

  test('no secret stands in a problem', () => {
    const text = 'gateways:\n  - { id: g, type: litellm, url: "not a url", key: "${LITELLM_MASTER_KEY}", extra: 1 }'

    expect(problems(text, ENV).join('\n')).not.toContain('sk-test')
  })
})
