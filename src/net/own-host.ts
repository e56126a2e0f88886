import { isIP } from 'node:net'
import { specialRange } from './guard.ts'

/** True for a host (with or without a port) of one's own network, as far as its name alone tells. */
export function isOwnHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
  return name === 'localhost' || (isIP(name) !== 0 && specialRange(name) !== null)
}
