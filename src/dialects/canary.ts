import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { type DialectOptions, defineDialect, type Payload, type Question } from '../source.ts'
import { type Answer, readAnswer } from './_canary-answer.ts'
import { linksIn } from './_incident.ts'
import { checkOptions } from './_json.ts'

const Options = z.strictObject({
  /** The model that was called, as the request named it. */
  model: z.string().min(1).optional(),
  /** Whose manners the endpoint has; decides body and headers of the call. */
  api: z.enum(['anthropic', 'openai']).default('openai'),
  /** Most tokens that the answer may cost; by default 1, or 16 where the API refuses fewer. */
  maxTokens: z.number().int().min(1).max(64).optional(),
  /** What an OpenAI-compatible server calls that limit: older ones know `max_tokens` only. */
  limit: z.enum(['max_tokens', 'max_completion_tokens', 'max_output_tokens']).optional(),
})
type Options = z.infer<typeof Options>

/** What a failed call means. Only `withdrawn` says that access was taken away; quota and key are about the caller. */
export type Verdict = 'ok' | 'withdrawn' | 'outage' | 'key' | 'quota' | 'unknown'

/**
 * Canary: the answer to a tiny real call of a model. Nothing while it works; one draft while it does not, with the error
 * text verbatim; and one closing draft on the first answer that works again.
 */
export default defineDialect({
  describe: 'the answer to a tiny model call (OpenAI- or Anthropic-compatible): withdrawn, outage, key or quota',
  accept: 'application/json',
  compares: true,
  readsErrors: true,
  request: question,
  parse(payload, given, previous) {
    const options = checkOptions(Options, given)
    const answer = readAnswer(payload)
    const verdict = judge(answer, options)
    if (verdict !== 'ok') return [draft(verdict, answer, payload, options)]
    if (previous === null) return []
    const before = readAnswer(previous)
    const was = judge(before, options)
    if (was === 'ok') return []
    const closed = draft(was, before, previous, options)
    const facts = { ...closed.facts, verdict: 'ok', before: was }
    return [
      {
        ...closed,
        title: `${name(answer, payload, options)} answers again`,
        // Words that say what happened: closed is not yet restored for who reads on.
        text: `Access restored: ${name(answer, payload, options)} answers our calls again.`,
        phase: 'resolved',
        updated: payload.at,
        facts,
      },
    ]
  },
})

/** The smallest call there is: one word in, one token out. */
function question(given: DialectOptions, key: string | null): Question {
  const { api, model, maxTokens, limit } = checkOptions(Options, given)
  if (model === undefined) throw new ParseError('a canary calls a model', 'options/model')
  const messages = [{ role: 'user', content: 'Say ok.' }]
  if (api === 'anthropic') {
    const body = JSON.stringify({ model, max_tokens: maxTokens ?? 1, messages })
    const headers = { 'content-type': 'application/json', 'anthropic-version': '2023-06-01' }
    return { method: 'POST', headers: { ...headers, ...(key === null ? {} : { 'x-api-key': key }) }, body }
  }
  const named = limit ?? 'max_completion_tokens'
  const asked = named === 'max_output_tokens' ? { input: 'Say ok.' } : { messages } // the Responses API
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ model, [named]: maxTokens ?? 16, ...asked }),
  }
}

// Words of a vendor that takes a model away, from the error texts of real withdrawals and retirements.
const GONE =
  /\b(?:no longer (?:available|supported|accessible)|not (?:currently )?available|unavailable (?:in|to|for)|(?:has|have) been (?:deprecated|retired|decommissioned|removed|disabled|suspended|withdrawn)|decommissioned|discontinued|sunset|suspend(?:ed|ing) access|access (?:to .{1,60})?(?:has been )?(?:suspended|revoked|restricted)|export control|directive|sanction|unsupported_country|not (?:available|supported) in your (?:country|region|territory)|temporarily_unavailable)/i
const ABOUT_MODEL = /\bmodels?\b|\bdeployment\b/i
const QUOTA =
  /insufficient_quota|credit balance|exceeded your current quota|billing|payment|spend(?:ing)? limit|out of credits|resource_exhausted|rate.?limit/i
const KEY =
  /api.?key|authenticat|unauthorized|invalid.{0,10}token|permission_denied|organization (?:has been|is) (?:disabled|restricted)/i

function judge(answer: Answer, options: Options): Verdict {
  const { status, error, answered } = answer
  if (error === null) {
    if (status >= 200 && status < 300)
      return answered && otherModel(answer, options) ? 'unknown' : answered ? 'ok' : 'unknown'
    return status >= 500 || status === 408 ? 'outage' : 'unknown'
  }
  const words = `${error.type ?? ''} ${error.message}`
  const code = status >= 200 && status < 300 ? (error.status ?? status) : status
  if (code === 401) return 'key'
  if (code === 402) return 'quota'
  if (code === 410) return 'withdrawn'
  if (code === 429) return QUOTA.test(words) || !GONE.test(words) ? 'quota' : 'withdrawn'
  if (code === 404)
    return error.structured && (ABOUT_MODEL.test(words) || GONE.test(words) || error.type === 'not_found_error')
      ? 'withdrawn'
      : 'unknown'
  if (code >= 500) return GONE.test(words) && /model|access|directive|export/i.test(words) ? 'withdrawn' : 'outage'
  if (code === 408) return 'outage'
  if (QUOTA.test(words)) return 'quota'
  if (GONE.test(words) || /model_(?:not_found|decommissioned|deprecated)|does not exist/i.test(words))
    return 'withdrawn'
  if (code === 403) return ABOUT_MODEL.test(words) ? 'withdrawn' : 'key'
  if (KEY.test(words)) return 'key'
  return /overloaded|internal|server_error|timeout/i.test(words) ? 'outage' : 'unknown'
}

const SAY: Readonly<Record<Exclude<Verdict, 'ok'>, string>> = {
  withdrawn: 'is not available to us any more',
  outage: 'does not answer',
  key: 'refuses our key',
  quota: 'refuses us for our quota',
  unknown: 'answers in a way we do not understand',
}

function draft(verdict: Verdict, answer: Answer, payload: Payload, options: Options): Draft {
  if (verdict === 'ok') throw new ParseError('nothing to report')
  const { error, status } = answer
  const text = error?.message ?? ''
  const links = linksIn(text)
  const subject = name(answer, payload, options)
  const other = otherModel(answer, options)
  return {
    externalId: `canary:${host(payload)}:${options.model ?? answer.model ?? ''}`,
    url: links[0] ?? null,
    title: other
      ? `${subject} is answered by ${answer.model}`
      : `${subject} ${SAY[verdict]} (${status}${error?.type ? ` ${error.type}` : ''})`,
    text,
    // No time of its own: a canary that fails for hours is one notice, not one a minute.
    phase: verdict === 'outage' ? 'investigating' : null,
    facts: {
      verdict,
      status,
      ...(error?.type ? { errorType: error.type } : {}),
      model: options.model ?? answer.model,
      ...(other ? { answeredBy: answer.model } : {}),
      ...(links.length > 0 ? { links } : {}),
    },
  }
}

function name(answer: Answer, payload: Payload, options: Options): string {
  return options.model ?? answer.model ?? host(payload)
}

const host = (payload: Payload): string => (URL.canParse(payload.url) ? new URL(payload.url).host : 'the model')

/** A gateway may answer with another model without a word. Dated and prefixed names are the same model. */
function otherModel({ model }: Answer, options: Options): boolean {
  if (options.model === undefined || model === null) return false
  const [asked, got] = [bare(options.model), bare(model)]
  return !got.startsWith(asked) && !asked.startsWith(got)
}

const bare = (model: string): string =>
  model
    .toLowerCase()
    .split('/')
    .at(-1)!
    .replace(/[-@]\d{4}-?\d{2}-?\d{2}$|-latest$/, '')
