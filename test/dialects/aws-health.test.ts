import { describe, expect, test } from 'vitest'
import awsEvents from '#feeds/status/aws-events.ts'
import { ParseError } from '#src/errors.ts'
import { parse, parseOne, recording } from './_payload.ts'

describe('currentevents', () => {
  test('UTF-16 big endian with a byte order mark', () => {
    const bytes = recording('aws-health.bin')
    expect([bytes[0], bytes[1]]).toEqual([0xfe, 0xff])
    expect(parseOne('aws-health', bytes)).toMatchObject({
      title: 'Amazon Bedrock N. Virginia: Access to Acme Large 5',
      published: '2026-05-04T09:00:00.000Z', // epoch seconds in a string
      phase: 'investigating',
      facts: { status: 'informational', links: ['https://acme.example/news/large-5-access'] },
    })
  })

  test('no open event is an empty list, an undecodable body is not', () => {
    expect(parse('aws-health', '[]')).toEqual([])
    expect(() => parse('aws-health', '\u0000\u0001')).toThrow(ParseError)
  })
})

describe('events', () => {
  const log = (entries: object[]) => JSON.stringify(entries)
  const first = { summary: 'Acme Large 5 access', message: 'Access was revoked.', status: 1, timestamp: 1777885200 }
  const last = {
    summary: '[RESOLVED] Acme Large 5 access',
    message: 'The model remains unavailable.',
    status: 1,
    timestamp: 1777971600,
  }
  const event = (entries: object[], fields: object = {}) => [
    {
      service: 'BEDROCK',
      region: 'us-east-1',
      typeCode: 'AWS_BEDROCK_OPERATIONAL_ISSUE',
      startTime: 1777885200000,
      metadata: { EVENT_LOG: log(entries) },
      ...fields,
    },
  ]

  test('the log is a JSON string inside the JSON, times are milliseconds', () => {
    expect(parseOne('aws-health', event([first]))).toMatchObject({
      title: 'BEDROCK us-east-1: Acme Large 5 access',
      text: 'Access was revoked.',
      published: '2026-05-04T09:00:00.000Z',
      phase: 'investigating',
    })
  })

  test('a resolved event keeps its identity and says that the model is still gone', () => {
    const open = parseOne('aws-health', event([first]))
    const closed = parseOne('aws-health', event([first, last], { endTime: 1777971600000 }))
    expect(closed.externalId).toBe(open.externalId)
    expect(closed).toMatchObject({ phase: 'resolved', text: 'Access was revoked.\n\nThe model remains unavailable.' })
  })

  test('the feed keeps models and what they run on, by code or name', () => {
    const kept = (service: string, service_name: string | null = null) =>
      parse('aws-health', event([first], { service, service_name }), awsEvents.options).length === 1
    for (const code of ['BEDROCK', 'EC2', 'S3', 'IAM', 'VPC', 'INTERNETCONNECTIVITY', 'MULTIPLE_SERVICES'])
      expect(kept(code), code).toBe(true)
    expect(kept('multipleservices-us-east-1', 'Multiple services')).toBe(true)
    expect(kept('elb-us-east-1', 'Elastic Load Balancing')).toBe(true)
    for (const code of ['WORKSPACES', 'CHIME', 'QUICKSIGHT', 'REDSHIFT']) expect(kept(code), code).toBe(false)
  })

  test('a log that is not JSON is an error', () => {
    expect(() => parse('aws-health', event([], { metadata: { EVENT_LOG: '{' } }))).toThrow(/not JSON/)
  })
})

test('data.json of before 2023: current and archived events', () => {
  const old = (service: string, status: string | number) => ({
    service,
    service_name: service,
    summary: '[RESOLVED] Errors',
    date: '1604706910',
    status,
    details: '',
    description: '<div>3:55 PM PST&nbsp;We see errors.</div>',
  })
  const drafts = parse('aws-health', { archive: [old('s3', 1)], current: [old('ec2', '2')] })
  expect(drafts.map((draft) => [draft.title, draft.text])).toEqual([
    ['ec2: [RESOLVED] Errors', '3:55 PM PST We see errors.'],
    ['s3: [RESOLVED] Errors', '3:55 PM PST We see errors.'],
  ])
})

describe('data.json: a region, and an open event that leaves', () => {
  const open = (date: string) => ({
    service: 'kinesis-us-east-1',
    service_name: 'Amazon Kinesis (N. Virginia)',
    summary: 'Errors',
    date,
    status: '3',
    details: '',
    description: '<div>We see errors.</div>',
  })

  test('the region is the end of the id of the service', () => {
    const [draft] = parse('aws-health', { archive: [], current: [open('1606314840')] })
    expect(draft).toMatchObject({ phase: 'investigating', facts: { region: 'us-east-1', status: 'disruption' } })
  })

  test('an event whose start is corrected does not stay open under the old one', () => {
    const before = { archive: [], current: [open('1606336447')] }
    const drafts = parse('aws-health', { archive: [], current: [open('1606314840')] }, {}, before)
    expect(drafts.map(({ phase, facts }) => [phase, facts?.vanished ?? false])).toEqual([
      ['investigating', false],
      ['resolved', true],
    ])
  })
})
