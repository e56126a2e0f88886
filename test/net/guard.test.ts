import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createGuard, specialRange } from '#src/net/guard.ts'

const octet = fc.nat(255)
const hex = (high: number, low: number) => ((high << 8) | low).toString(16)

describe('ranges of addresses', () => {
  test('an IPv4 address inside an IPv6 one is judged as itself', () => {
    fc.assert(
      fc.property(octet, octet, octet, octet, (a, b, c, d) => {
        const plain = specialRange(`${a}.${b}.${c}.${d}`)
        expect(specialRange(`::ffff:${a}.${b}.${c}.${d}`)).toBe(plain)
        expect(specialRange(`64:ff9b::${hex(a, b)}:${hex(c, d)}`)).toBe(plain)
      }),
    )
  })

  test('nothing outside the assigned unicast space of IPv6 is public, but for mapped and translated IPv4', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 }), (parts) => {
        fc.pre(parts[0]! < 0x2000 || parts[0]! > 0x3fff)
        fc.pre(parts[0] !== 0 && parts[0] !== 0x64)
        expect(specialRange(parts.map((part) => part.toString(16)).join(':'))).not.toBeNull()
      }),
    )
  })

  test('ordinary addresses are public', () => {
    for (const address of ['8.8.8.8', '93.184.216.34', '2606:4700::1111', '2a00:1450:4001::1', '::ffff:8.8.8.8'])
      expect(specialRange(address)).toBeNull()
  })

  test('what is not an address is never public', () => {
    for (const text of ['', 'localhost', '1.2.3', '::g', 'fe80::1%eth0']) expect(specialRange(text)).not.toBeNull()
  })
})

describe('the list of private places', () => {
  test('holds names, IPv4 and bracketed IPv6, each with a port', () => {
    const guard = createGuard(['127.0.0.1:9100', 'Hook.Internal:80', '[::1]:8443'])

    expect(guard.allows('127.0.0.1', 9100)).toBe(true)
    expect(guard.allows('127.0.0.1', 9101)).toBe(false)
    expect(guard.allows('hook.internal.', 80)).toBe(true)
    expect(guard.allows('[::1]', 8443)).toBe(true)
  })

  test.for(['127.0.0.1', '::1:80', 'http://a:80', 'a:80/path', 'a:99999', ''])('refuses %s', (entry) => {
    expect(() => createGuard([entry])).toThrow(/not host:port/)
  })
})

test('an address for another protocol is judged like one for HTTP', async () => {
  const guard = createGuard(['10.0.0.5:993'], (_, done) => done(null, [{ address: '93.184.216.34', family: 4 }]))
  await expect(guard.address('10.0.0.5', 993)).resolves.toBe('10.0.0.5')
  await expect(guard.address('10.0.0.5', 143)).rejects.toMatchObject({ code: 'fetch.blocked' })
  await expect(guard.address('mail.example.com', 993)).resolves.toBe('93.184.216.34')
  const twofaced = createGuard([], (_, done) =>
    done(null, [
      { address: '93.184.216.34', family: 4 },
      { address: '169.254.169.254', family: 4 },
    ]),
  )
  await expect(twofaced.address('mail.example.com', 993)).rejects.toMatchObject({ code: 'fetch.blocked' })
})
