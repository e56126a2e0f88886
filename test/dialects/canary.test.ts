import { describe, expect, test } from 'vitest'
import type { Draft } from '#src/core/item.ts'
import type { Payload } from '#src/source.ts'
import { dialects, payload, recording } from './_payload.ts'

const canary = dialects.get('canary')!
const answer = (status: number, body: string | object): Payload => ({
  ...payload(body, 'https://api.acme.example/v1/messages'),
  status,
})
const call = (status: number, body: string | object, previous: Payload | null = null): Draft[] =>
  canary.parse(answer(status, body), { model: 'acme-large-5' }, previous)
const verdict = (status: number, body: string | object) => call(status, body)[0]?.facts?.verdict ?? 'ok'
const openai = (message: string, code: string | null = null, type = 'invalid_request_error') => ({
  error: { message, type, param: null, code },
})
const anthropic = (type: string, message: string) => ({ type: 'error', error: { type, message } })

const works = { id: 'msg_1', type: 'message', model: 'acme-large-5-20260201', content: [{ type: 'text', text: '.' }] }

describe('withdrawn, outage, key and quota are told apart', () => {
  test.each([
    ['withdrawn', 404, anthropic('not_found_error', 'Acme Large 5 is not available. Please use Acme Large 4.')],
    [
      'withdrawn',
      404,
      openai('The model `acme-large-5` does not exist or you do not have access to it.', 'model_not_found'),
    ],
    ['withdrawn', 410, openai('Gone', null)],
    [
      'withdrawn',
      400,
      openai('The model `acme-large-5` has been decommissioned and is no longer supported.', 'model_decommissioned'),
    ],
    [
      'withdrawn',
      403,
      openai(
        'Country, region, or territory not supported',
        'unsupported_country_region_territory',
        'request_forbidden',
      ),
    ],
    ['withdrawn', 403, { message: 'You do not have access to the model with the specified model ID.' }],
    [
      'withdrawn',
      503,
      {
        error_code: 'TEMPORARILY_UNAVAILABLE',
        message: 'Access to this model is suspended under an export control directive.',
      },
    ],
    ['withdrawn', 200, { error: { code: 404, message: 'No endpoints found: the model is no longer available' } }],
    ['outage', 529, anthropic('overloaded_error', 'Overloaded')],
    ['outage', 503, '<html><head><title>503</title></head><body>upstream connect error</body></html>'],
    ['outage', 500, ''],
    [
      'outage',
      503,
      { error: { code: 503, message: 'The model is overloaded. Please try again later.', status: 'UNAVAILABLE' } },
    ],
    ['key', 401, anthropic('authentication_error', 'invalid x-api-key')],
    ['key', 403, { error: { code: 403, message: 'The caller does not have permission', status: 'PERMISSION_DENIED' } }],
    [
      'key',
      400,
      { error: { code: 400, message: 'API key not valid. Please pass a valid API key.', status: 'INVALID_ARGUMENT' } },
    ],
    [
      'quota',
      429,
      openai('You exceeded your current quota, please check your plan and billing details.', 'insufficient_quota'),
    ],
    ['quota', 400, anthropic('invalid_request_error', 'Your credit balance is too low to access the API.')],
    ['quota', 429, anthropic('rate_limit_error', 'This request would exceed your rate limit.')],
    ['quota', 402, { error: 'Payment required' }],
    ['unknown', 404, '<html><body>nginx</body></html>'],
    ['unknown', 418, { hello: 'world' }],
    ['unknown', 200, {}],
    ['outage', 502, '{"error":{"mess'],
    ['ok', 200, works],
    ['ok', 200, { model: 'acme/acme-large-5', choices: [{ message: { content: '.' } }] }],
  ])('%s: %i %j', (expected, status, body) => {
    expect(verdict(status, body)).toBe(expected)
  })
})

test('the error text is kept verbatim and its link is a fact', () => {
  const [draft] = canary.parse({ ...payload(recording('canary.json')), status: 404 }, { model: 'acme-large-5' }, null)
  expect(draft).toMatchObject({
    text: 'Acme Large 5 is not available. Please use Acme Large 4. Learn more: https://acme.example/news/large-5-access',
    facts: {
      verdict: 'withdrawn',
      status: 404,
      errorType: 'not_found_error',
      links: ['https://acme.example/news/large-5-access'],
    },
  })
})

test('a canary that keeps failing is one notice, and its recovery closes it once', () => {
  const gone = answer(404, anthropic('not_found_error', 'Acme Large 5 is not available.'))
  const [first] = call(404, anthropic('not_found_error', 'Acme Large 5 is not available.'))
  const [second] = call(404, anthropic('not_found_error', 'Acme Large 5 is not available.'), gone)
  expect(second).toEqual(first)
  const [back] = call(200, works, gone)
  expect(back).toMatchObject({
    externalId: first?.externalId,
    phase: 'resolved',
    facts: { verdict: 'ok', before: 'withdrawn' },
  })
  expect(call(200, works, answer(200, works))).toEqual([])
})

test('an answer by another model is not health', () => {
  expect(call(200, { ...works, model: 'acme-large-4' })[0]).toMatchObject({
    title: 'acme-large-5 is answered by acme-large-4',
    facts: { verdict: 'unknown', answeredBy: 'acme-large-4' },
  })
})
