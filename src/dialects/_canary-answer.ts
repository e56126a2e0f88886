import type { Payload } from '../source.ts'
import { decodePayload } from './_charset.ts'
import { isObject, readJson } from './_json.ts'
import { readPrevious } from './_previous.ts'
import { htmlToText, tidy } from './_text.ts'

/** What came back from a model call, whichever API it imitates. */
export interface Answer {
  /** HTTP status. */
  status: number
  /** True when there is a completion. */
  answered: boolean
  /** The model that answered, as the answer names it. */
  model: string | null
  error: {
    type: string | null
    /** Verbatim. */
    message: string
    /** Status inside the body, for gateways that answer 200 with an error. */
    status: number | null
    /** False for a page or plain text in place of an error object. */
    structured: boolean
  } | null
}

const MOST = 4000

/** Reads success and error bodies of OpenAI, Anthropic, Google and their imitators; anything else is an error as text. */
export function readAnswer(payload: Payload): Answer {
  const text = decodePayload(payload)
  // A body that is cut off is an answer too: the call failed.
  const body = /^\s*[{[]/.test(text) ? readPrevious(payload, readJson) : null
  const root = Array.isArray(body) ? body[0] : body // Google wraps an error in a list when it streams
  const status = payload.status
  if (!isObject(root)) {
    const message = tidy(/^\s*</.test(text) ? htmlToText(text) : text).slice(0, MOST)
    const answered = false
    return {
      status,
      answered,
      model: null,
      error: message === '' ? null : { type: null, message, status: null, structured: false },
    }
  }
  const model = typeof root.model === 'string' ? root.model : null
  const error = errorOf(root, status)
  const answered =
    error === null && ['choices', 'content', 'output', 'candidates', 'message'].some((key) => key in root)
  return { status, answered, model, error }
}

function errorOf(root: Record<string, unknown>, status: number): Answer['error'] {
  const inner = root.error ?? null
  if (isObject(inner)) {
    const type = word(inner.code) ?? word(inner.status) ?? word(inner.type)
    const declared = typeof inner.code === 'number' ? inner.code : null
    return { type, message: clip(inner.message), status: declared, structured: true }
  }
  if (typeof inner === 'string')
    return { type: word(root.error_code), message: clip(inner), status: null, structured: true }
  if (status >= 200 && status < 300 && root.error_code === undefined) return null
  const message = root.message ?? root.detail ?? root.error_message
  if (message === undefined) return { type: null, message: clip(JSON.stringify(root)), status: null, structured: false }
  return {
    type: word(root.error_code) ?? word(root.code) ?? word(root.type),
    message: clip(message),
    status: null,
    structured: true,
  }
}

/** A code in words; numbers are statuses and say no more than the answer's own. */
function word(value: unknown): string | null {
  if (typeof value === 'string' && value !== '' && !/^\d+$/.test(value)) return value.slice(0, 80)
  return null
}

function clip(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, MOST)
}
