import { afterEach, describe, expect, test } from 'vitest'
import { channels, openChannel } from '#test/fakes/channel.ts'
import { aMessage, anAlert, anEvent, anExposure, aReport, eventMessage, HOSTILE } from '#test/fakes/messages.ts'
import { type SmtpScript, startSmtp } from '#test/fakes/smtp.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function bench(to: string[] = ['desk@example.com'], script: SmtpScript = {}) {
  const smtp = await startSmtp(script)
  const email = { smtp: smtp.url, from: 'Tocsin <tocsin@example.com>' }
  const channel = openChannel('email', { to }, { email })
  closing.push(smtp.close, channel.stop)
  return { smtp, channel }
}

describe('a mail', () => {
  test('has its Message-ID from the delivery, says it is automatic and how to leave', async () => {
    const { smtp, channel } = await bench()
    const receipt = await channel.say(eventMessage('opened', {}, 'dlv_1'))
    const { mail, raw } = smtp.taken[0]!
    expect(mail.messageId).toBe('<dlv_1@example.com>')
    expect(receipt.ref).toEqual({ messageId: '<dlv_1@example.com>' })
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(raw.replace(/\r\n /g, ' ')).toContain(
      'List-Unsubscribe: <mailto:tocsin@example.com?subject=unsubscribe%20critical-now>',
    )
  })

  test('to operators belongs to no list', async () => {
    const { smtp, channel } = await bench()
    await channel.say(aMessage({ kind: 'ping' }))
    expect(smtp.taken[0]!.raw).not.toMatch(/^List-/im)
  })

  test('answers the first mail of its event', async () => {
    const { smtp, channel } = await bench()
    const { ref } = await channel.say(eventMessage('opened', {}, 'dlv_1'))
    await channel.say(eventMessage('resolved', { status: 'resolved' }, 'dlv_2'), ref ?? null)
    expect(smtp.taken[1]!.mail.inReplyTo).toBe('<dlv_1@example.com>')
    expect(smtp.taken[1]!.mail.references).toBe('<dlv_1@example.com>')
    expect(smtp.taken[1]!.mail.subject).toMatch(/^RESOLVED: /)
  })

  test('is complete as plain text', async () => {
    const { smtp, channel } = await bench()
    await channel.say(eventMessage())
    const { text, html } = smtp.taken[0]!.mail
    const links = [...(html as string).matchAll(/href="([^"]+)"/g)].map((match) => match[1])
    expect(links).toHaveLength(3)
    for (const link of links) expect(text).toContain(link)
    for (const words of ['support-chat (40 % of traffic); gpt and own remain', 'foreign nationals', '21:45 UTC']) {
      expect(text).toContain(words)
      expect(html).toContain(words)
    }
  })

  test('of a digest shows times in the zone of the subscription', async () => {
    const { smtp, channel } = await bench()
    const entries = [{ event: anEvent(), alert: anAlert(), exposure: anExposure() }]
    await channel.say(
      aMessage({ kind: 'digest', name: 'weekly', timezone: 'Europe/Berlin', entries, report: aReport() }),
    )
    expect(smtp.taken[0]!.mail.text).toContain('Mon, 8 Jun 2026, 08:00 CEST')
  })
})

describe('hostile text', () => {
  test('with line breaks opens no header', async () => {
    const { smtp, channel } = await bench()
    await channel.say(eventMessage('opened', { title: HOSTILE.crlf }))
    const { mail, to } = smtp.taken[0]!
    expect(to).toEqual(['desk@example.com'])
    expect(mail.bcc).toBeUndefined()
    expect(mail.subject).toBe('CRITICAL: Notice Bcc: victim@example.com Injected body')
  })

  test('with markup stays text', async () => {
    const { smtp, channel } = await bench()
    const evidence = anEvent().evidence.map((one) => ({ ...one, quote: HOSTILE.html, url: 'javascript:alert(1)' }))
    await channel.say(eventMessage('opened', { title: HOSTILE.html, evidence }))
    const html = smtp.taken[0]!.mail.html as string
    expect(html).not.toMatch(/<script|<img|evil\.example"|javascript:/)
    expect(html).toContain('&lt;script&gt;alert(1)')
  })

  test('that is huge makes a small mail', async () => {
    const { smtp, channel } = await bench()
    const evidence = anEvent().evidence.map((one) => ({ ...one, quote: HOSTILE.huge }))
    await channel.say(eventMessage('opened', { title: HOSTILE.huge, evidence }))
    expect(smtp.taken[0]!.raw.length).toBeLessThan(40_000)
  })

  test.each(['a@example.com\r\nBcc: b@example.com', 'Desk <desk@example.com>', 'a@b.example, c@d.example', 'nobody'])(
    'is no address: %j',
    (to) => {
      expect(channels.get('email')!.settings.safeParse({ to: [to] }).success).toBe(false)
    },
  )
})

describe('a server that refuses', () => {
  test('for now (4xx) is tried again', async () => {
    const { channel } = await bench(undefined, { data: () => ({ code: 451, message: 'try later' }) })
    expect(await channel.fail(eventMessage())).toMatchObject({ kind: 'unavailable', retryable: true, status: 451 })
  })

  test('for good (5xx) is not', async () => {
    const { channel } = await bench(undefined, { recipient: () => ({ code: 550, message: 'no such user' }) })
    expect(await channel.fail(eventMessage())).toMatchObject({ kind: 'rejected', retryable: false, status: 550 })
  })

  test('one of several for now gets it later, and the others get it once', async () => {
    let busy = true
    const recipient = (address: string) =>
      busy && address.startsWith('late') ? { code: 450, message: 'greylisted' } : null
    const { smtp, channel } = await bench(['desk@example.com', 'late@example.com'], { recipient })
    expect(await channel.fail(eventMessage())).toMatchObject({ kind: 'unavailable' })
    busy = false
    await channel.say(eventMessage())
    expect(smtp.taken.map(({ to }) => to)).toEqual([['desk@example.com'], ['late@example.com']])
    expect(smtp.taken[0]!.mail.messageId).toBe(smtp.taken[1]!.mail.messageId)
  })

  test('one of several for good is told, and the mail counts as sent', async () => {
    const recipient = (address: string) => (address.startsWith('gone') ? { code: 550, message: 'no such user' } : null)
    const { smtp, channel } = await bench(['desk@example.com', 'gone@example.com'], { recipient })
    expect((await channel.say(eventMessage())).response).toContain('gone@example.com')
    expect(smtp.taken).toHaveLength(1)
  })
})
