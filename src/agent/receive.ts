import { canonicalJson } from '../core/canonical.ts'
import type { Directive } from '../core/directive.ts'
import { readHeartbeat, refusal, type SignedMessage } from '../core/signature.ts'
import type { HttpResponse } from '../http.ts'
import { readDocument } from './document.ts'
import type { Kept } from './files.ts'

/** The document in hand, as it was read and as it was received. */
export interface Held {
  directive: Directive
  kept: Kept
}

/** What an answer of the control plane means. Only `new` and `unchanged` prove that it is alive and ours. */
export type Received =
  | { kind: 'new'; held: Held }
  | { kind: 'unchanged' }
  /** Proof of a newer generation than ours: ask again without the ETag. */
  | { kind: 'behind'; generation: number }
  | { kind: 'refused'; why: string; generation: number | null }

/** Judges a 200: signed by a pinned key, of our stream, never lower than what we hold, never equal with other content. */
export function receiveDocument(
  response: HttpResponse,
  held: Held | null,
  keys: readonly string[],
  now: Date,
): Received {
  const refused = (why: string, generation: number | null = null): Received => ({ kind: 'refused', why, generation })
  const { headers, body } = response
  const message: SignedMessage = {
    id: headers['webhook-id'],
    timestamp: headers['webhook-timestamp'],
    signature: asymmetric(headers['webhook-signature']),
    body,
  }
  const unsigned = refusal(message, keys, now)
  if (unsigned !== null) return refused(unsigned)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    const directive = readDocument(text)
    const older = order(directive, held)
    if (older !== null) return refused(older, directive.generation)
    if (held?.directive.generation === directive.generation) return { kind: 'unchanged' }
    const kept = {
      id: message.id!,
      timestamp: message.timestamp!,
      signature: message.signature!,
      etag: headers.etag ?? null,
      body: text,
    }
    return { kind: 'new', held: { directive, kept } }
  } catch (error) {
    return refused((error as Error).message)
  }
}

/** Judges a 304: only a fresh heartbeat of our generation proves that nothing changed. */
export function receiveUnchanged(response: HttpResponse, held: Held, keys: readonly string[], now: Date): Received {
  const { headers } = response
  const beat = readHeartbeat(headers['tocsin-heartbeat'], headers['tocsin-heartbeat-signature'], keys, now)
  if ('refusal' in beat) return { kind: 'refused', why: `no change is not proven: ${beat.refusal}`, generation: null }
  const { stream, generation } = beat.heartbeat
  if (stream !== held.directive.stream)
    return { kind: 'refused', why: `the heartbeat is of stream '${stream}'`, generation: null }
  if (generation > held.directive.generation) return { kind: 'behind', generation }
  if (generation < held.directive.generation)
    return { kind: 'refused', why: `the heartbeat is of generation ${generation}, which is older`, generation }
  return { kind: 'unchanged' }
}

/** Reads a kept document again: its signature must still hold, whatever its age. @throws Error */
export function restore(kept: Kept, keys: readonly string[]): Held {
  const wrong = refusal(kept, keys, new Date(0), null)
  if (wrong !== null) throw new Error(wrong)
  return { directive: readDocument(kept.body), kept }
}

function order(directive: Directive, held: Held | null): string | null {
  if (held === null) return null
  const mine = held.directive
  if (directive.stream !== mine.stream) return `it is of stream '${directive.stream}', not '${mine.stream}'`
  if (directive.generation < mine.generation)
    return `generation ${directive.generation} is older than ${mine.generation}, which is in force`
  if (directive.generation === mine.generation && canonicalJson(directive) !== canonicalJson(mine))
    return `generation ${directive.generation} came before with other content`
  return null
}

/** A document for many receivers counts by its ed25519 signature only: a shared secret would let one forge for the others. */
function asymmetric(signature: string | undefined): string | undefined {
  return signature
    ?.split(' ')
    .filter((entry) => entry.startsWith('v1a,'))
    .join(' ')
}
