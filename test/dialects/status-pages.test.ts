import { describe, expect, test } from 'vitest'
import { parse, parseOne, recording } from './_payload.ts'

const text = (file: string): string => new TextDecoder().decode(recording(file))

describe('lists of open incidents', () => {
  test.each([
    ['slack-status', 'slack-status.json', '{"status":"ok","active_incidents":[]}'],
    ['checkly', 'checkly.json', '{"incidents":[]}'],
    ['alibaba-status', 'alibaba-status.json', '{"success":true,"data":[]}'],
    ['azure-status', 'azure-status.xml', '<rss version="2.0"><channel><title>Azure Status</title></channel></rss>'],
    ['aws-health', 'aws-health.bin', '[]'],
  ])('%s: what is gone from a readable answer is over', (dialect, file, empty) => {
    const open = parseOne(dialect, recording(file))
    expect(open.phase).not.toBe('resolved')
    expect(parse(dialect, empty)).toEqual([])
    const [closed, ...rest] = parse(dialect, empty, {}, recording(file))
    expect(rest).toEqual([])
    expect(closed).toMatchObject({
      externalId: open.externalId,
      text: open.text,
      phase: 'resolved',
      facts: { vanished: true },
    })
    expect(parse(dialect, recording(file), {}, recording(file))).toEqual([open])
  })

  test('instatus: a maintenance that disappears is completed, lists that are empty are left out', () => {
    const [errors, upgrade] = parse('instatus', recording('instatus.json'))
    expect(errors).toMatchObject({ phase: 'identified', facts: { impact: 'PARTIALOUTAGE' } })
    expect(upgrade).toMatchObject({ phase: 'scheduled', published: null, effective: '2026-05-09' })
    const quiet = { page: { name: 'Acme AI', url: 'https://status.acme.example', status: { state: 'UP' } } }
    expect(parse('instatus', quiet, {}, recording('instatus.json')).map(({ phase }) => phase)).toEqual([
      'resolved',
      'completed',
    ])
  })

  test('statuspage: a summary drops what is resolved, a list of incidents does not', () => {
    const incident = {
      id: 'i',
      name: 'Errors',
      status: 'investigating',
      created_at: '2026-05-04T09:00:00Z',
      incident_updates: [],
    }
    const summary = (incidents: object[]) => ({
      page: {},
      components: [],
      status: { indicator: 'none', description: 'ok' },
      incidents,
    })
    expect(parse('statuspage', summary([]), {}, summary([incident]))).toMatchObject([
      { externalId: 'i', phase: 'resolved' },
    ])
    expect(parse('statuspage', { incidents: [] }, {}, { incidents: [incident] })).toEqual([])
  })
})

describe('single pages', () => {
  test('betterstack: reports with their updates oldest first, not monitors', () => {
    expect(parseOne('betterstack', recording('betterstack.json'))).toMatchObject({
      title: 'Slow answers of the chat API',
      text: 'We are looking into slow answers.\n\nA fix is being rolled out. https://acme.example/postmortem',
      phase: null,
      facts: { components: [{ name: 'Chat API', status: 'degraded' }], links: ['https://acme.example/postmortem'] },
    })
  })

  test('betterstack: an end makes an incident resolved, and types without their prefix are read too', () => {
    const ended = text('betterstack.json')
      .replace('"ends_at": null', '"ends_at": "2026-05-04T10:00:00Z"')
      .replaceAll('"type": "status_', '"type": "')
    expect(parseOne('betterstack', ended).phase).toBe('resolved')
  })

  test('checkly: the phase is the one of the newest update', () => {
    expect(parseOne('checkly', recording('checkly.json'))).toMatchObject({
      phase: 'monitoring',
      facts: { impact: 'MAJOR' },
    })
  })

  test('alibaba: a refusal is not an empty list', () => {
    expect(() => parse('alibaba-status', '{"success":false,"message":"denied"}')).toThrow(/refused: denied/)
    expect(parse('alibaba-status', recording('alibaba-status.json'), { only: ['Object Storage'] })).toEqual([])
  })

  test('aws: an RSS entry says in its title whether the service is back', () => {
    const entry = (title: string) =>
      `<rss version="2.0"><channel><title>t</title><item><title>${title}</title><guid>${title}</guid></item></channel></rss>`
    expect(parseOne('aws-health', entry('Service is operating normally: [RESOLVED] x')).phase).toBe('resolved')
    expect(parseOne('aws-health', entry('Informational message: x')).phase).toBeNull()
  })
})

test('an earlier answer that can no longer be read closes nothing and breaks nothing', () => {
  expect(parse('checkly', recording('checkly.json'), {}, '<html>')).toEqual(parse('checkly', recording('checkly.json')))
  expect(parse('aws-health', '[]', {}, '{')).toEqual([])
})
