import { createHash } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz' // Crockford base32, lower case: no i, l, o, u

/**
 * An id that is the same for the same parts: `prefix_` and 20 base32 characters (100 bits of SHA-256).
 * No colon and no dot: BullMQ refuses colons in job ids, Standard Webhooks forbids dots.
 */
export function derivedId(prefix: string, ...parts: readonly string[]): string {
  const digest = createHash('sha256')
    .update(parts.map((part) => `${part.length}:${part}`).join('|'))
    .digest()
  let id = ''
  let bits = 0
  let value = 0
  for (const byte of digest) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5 && id.length < 20) {
      bits -= 5
      id += ALPHABET[(value >>> bits) & 31]
    }
    value &= (1 << bits) - 1
  }
  return `${prefix}_${id}`
}

/** Hex SHA-256 of some bytes or UTF-8 text. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
