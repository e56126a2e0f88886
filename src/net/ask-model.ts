import { z } from 'zod'
import { plainLine } from '../core/plain.ts'
import { retryAfterMs } from '../core/retry-after.ts'
import type { PromptMessage } from '../core/second-prompt.ts'
import { FetchError } from '../errors.ts'
import type { Http, HttpResponse } from '../http.ts'

/** One question to an OpenAI-compatible endpoint whose answer must have a shape. */
export interface ModelQuestion {
  /** What `/chat/completions` is added to. */
  url: string
  model: string
  key: string | null
  messages: readonly PromptMessage[]
  schema: Readonly<Record<string, unknown>>
  maxTokens: number
  /** What the endpoint calls that limit. */
  limit: 'max_tokens' | 'max_completion_tokens'
  timeoutMs: number
}

export interface Tokens {
  prompt: number
  answer: number
}

/** What the endpoint gave: `words` to be read, or why there are none; `final` when asking again would not help. */
export type ModelAnswer = { tokens: Tokens } & ({ words: string } | { problem: string; final: boolean })

const MAX_BYTES = 256 * 1024
const NO_TOKENS: Tokens = { prompt: 0, answer: 0 }

const count = z.number().int().min(0).max(1e9).catch(0)
const Completion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: count, completion_tokens: count }).nullish().catch(null),
})

/**
 * Asks once. The temperature is left to the model: newer ones refuse one, and an answer is kept and not asked for again.
 * @throws FetchError when there is no answer with a status of 2xx
 */
export async function askModel(
  http: Http,
  question: ModelQuestion,
  now: () => Date,
  signal: AbortSignal,
): Promise<ModelAnswer> {
  const { url, model, key, messages, schema, maxTokens, limit, timeoutMs } = question
  const response = await http.request(`${url}/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({
      model,
      messages,
      [limit]: maxTokens,
      response_format: { type: 'json_schema', json_schema: { name: 'second_reading', strict: true, schema } },
    }),
    timeoutMs,
    idleMs: timeoutMs,
    maxBytes: MAX_BYTES,
    signal,
  })
  const text = struck(new TextDecoder().decode(response.body), key)
  if (response.status < 200 || response.status > 299) throw refusedBy(response, text, now())
  return readCompletion(text, maxTokens)
}

function readCompletion(text: string, maxTokens: number): ModelAnswer {
  const parsed = Completion.safeParse(jsonOf(text))
  if (!parsed.success) {
    const problem = `the endpoint answered with no completion: ${plainLine(text, 120)}`
    return { tokens: NO_TOKENS, problem, final: false }
  }
  const { choices, usage } = parsed.data
  const tokens = usage ? { prompt: usage.prompt_tokens, answer: usage.completion_tokens } : NO_TOKENS
  const { message, finish_reason: end } = choices[0]!
  if (message.refusal) return { tokens, problem: `refused: ${plainLine(message.refusal, 200)}`, final: true }
  if (end === 'content_filter') return { tokens, problem: 'refused by a content filter', final: true }
  if (end === 'length')
    return { tokens, problem: `cut off after ${maxTokens} tokens; reader.maxTokens allows no more`, final: true }
  if (!message.content?.trim())
    return { tokens, problem: `answered with nothing${end ? ` (${plainLine(end, 40)})` : ''}`, final: true }
  return { tokens, words: message.content }
}

function refusedBy({ status, headers }: HttpResponse, text: string, now: Date): FetchError {
  const said = jsonOf(text) as { error?: { message?: unknown } | string; message?: unknown } | null
  const own = typeof said?.error === 'string' ? said.error : (said?.error?.message ?? said?.message)
  const words = plainLine(typeof own === 'string' ? own : text, 200)
  const wait = retryAfterMs(headers['retry-after'], now)
  const kind = status >= 300 && status < 400 ? 'redirect' : 'http'
  return new FetchError(kind, `answered ${status}${words === '' ? '' : `: ${words}`}`, {
    status,
    ...(wait === null ? {} : { retryAfterMs: wait }),
  })
}

/** Careless servers repeat the key in what they say; what they say is kept and shown. */
function struck(text: string, key: string | null): string {
  return key === null ? text : text.replaceAll(key, '[key]')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
