import { derivedId } from '../core/id.ts'
import { signEd25519 } from '../core/signature.ts'
import type { StoredDirective } from '../db/directives.ts'
import type { SigningKeys } from './keys.ts'

/** The headers that prove a directive: signed now, by every key that is valid while one rotates. */
export function signedHeaders({ directive, body, sha256 }: StoredDirective, keys: SigningKeys, now: Date) {
  const id = derivedId('msg', directive.stream, String(directive.generation), sha256)
  const timestamp = Math.floor(now.getTime() / 1000)
  const signers = [keys.current, ...(keys.previous ? [keys.previous] : [])]
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signers.map((key) => signEd25519(id, timestamp, body, key.secret)).join(' '),
  }
}
