import { expect, test } from 'vitest'
import { createLog, hideSecrets } from '#src/log.ts'

function collect(pretty: boolean, color = false) {
  const lines: string[] = []
  const log = createLog({ level: 'info', pretty, color, write: (line) => void lines.push(line) })
  return { log, lines, json: () => lines.map((line) => JSON.parse(line)) }
}

test('JSON: one object a line, with the fields of the run', () => {
  const { log, json } = collect(false)
  log.child({ job: 'poll', source: 'us/bis-rules' }).info({ items: 3 }, 'polled')
  log.debug('not at this level')
  expect(json()).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      job: 'poll',
      source: 'us/bis-rules',
      items: 3,
      msg: 'polled',
    },
  ])
})

test('secrets are taken out by their key and by their shape', () => {
  const { log, lines } = collect(false)
  log.info(
    { channel: { secret: 'alpha1' }, slack: { settings: { botToken: 'alpha2' } }, authorization: 'alpha3' },
    'keys',
  )
  log.error({ err: new Error('cannot reach postgres://ann:alpha4@db.example/x with Bearer alpha5.alpha5') }, 'shapes')
  log.warn('https://:alpha6@h/ xoxb-alpha7-1 whsec_alpha8xx== sk-alpha9alpha')
  expect(lines.join('')).not.toMatch(/alpha\d/)
  expect(lines.join('')).toContain('postgres://ann:***@db.example/x')
})

test('texts without secrets stay as they are', () => {
  const text = 'polled https://example.com/a@b:c?x=1 at 12:45:00, task-force risk-based'
  expect(hideSecrets(text)).toBe(text)
})

test('for people: one readable line, and nothing fetched can steer the terminal', () => {
  const { log, lines } = collect(true)
  log.info({ source: 'us/bis', title: 'a b', facts: { n: 1 } }, 'new \u001b[2J item\r\nforged line')
  expect(lines).toEqual([
    expect.stringMatching(
      /^\d\d:\d\d:\d\d info {2}new {2}\[2J item {2}forged line source=us\/bis title="a b" facts=\{"n":1\}\n$/,
    ),
  ])
})

test('for people: an error shows its stack, a warning only its message', () => {
  const { log, lines } = collect(true, true)
  log.error({ err: new Error('boom') }, 'failed')
  log.warn({ err: new Error('later') }, 'slow')
  expect(lines[0]).toMatch(/\u001b\[31merror\u001b\[0m failed\nError: boom\n {4}at /)
  expect(lines[1]).toContain('\u001b[31mlater\u001b[0m')
  expect(lines[1]!.trim().split('\n')).toHaveLength(1)
})
