import { afterAll, beforeAll, expect, test } from 'vitest'
import { listItems } from '#src/db/items.ts'
import { pollSoon, readSource } from '#src/db/sources.ts'
import type { FetchError } from '#src/errors.ts'
import { createMailbox } from '#src/net/mailbox.ts'
import poll from '#workers/poll.ts'
import { type ImapServer, openImapServer } from '../fakes/imap.ts'
import { openService, type Service } from '../support/service.ts'

const mail = (subject: string, body: string, more = '') =>
  `Authentication-Results: mx.example.com; spf=pass; dkim=pass; dmarc=pass\nFrom: "Acme" <notices@acme.example>\nTo: desk@example.com\nSubject: ${subject}\nMessage-ID: <1@acme.example>\nDate: Mon, 01 Jan 2024 00:00:00 +0000\n${more}\n${body}\n`

let imap: ImapServer
let service: Service
beforeAll(async () => {
  imap = await openImapServer()
  service = await openService(`
fetch: { allowPrivate: ["${imap.hostPort}"] }
sources:
  enable: []
  custom:
    - { id: local/mail, dialect: mailbox, name: Mail, publisher: Acme, kind: vendor, authority: vendor, every: 5m,
        url: "imap://${imap.hostPort}/INBOX", key: "${imap.password}", options: { user: "${imap.user}" } }
`)
})
afterAll(async () => {
  await service.close()
  await imap.close()
})

async function look(): Promise<void> {
  const { context } = service.app
  const run = (id: string | null) => ({ id, attempt: 1, signal: new AbortController().signal })
  await poll.jobs.tick!(context, run(null))
  await pollSoon(context.db.kysely, 'local/mail', context.now().toISOString(), 'test')
  await poll.jobs.poll!(context, run('local/mail'))
}
const state = async () => (await readSource(service.app.context.db.kysely, 'local/mail'))!.state
const items = async () =>
  (await listItems(service.app.context.db.kysely, { source: 'local/mail', limit: 200 })).sort((a, b) =>
    a.item.title.localeCompare(b.item.title),
  )

test('an empty mailbox is the baseline; each new mail is an item, once', async () => {
  await look()
  expect(await state()).toMatchObject({ health: 'ok', etag: '7:1', itemCount: 0 })

  imap.add(mail('A: access ends', 'We suspend access to all models. See https://acme.example/notice'))
  await look()
  await look()
  const [first] = await items()
  expect(first).toMatchObject({
    baseline: false,
    item: {
      title: 'A: access ends',
      text: 'We suspend access to all models. See https://acme.example/notice',
      url: 'https://acme.example/notice',
      publisher: 'Acme',
      authority: 'vendor',
      published: '2026-06-12T12:00:00.000Z',
      facts: { from: 'notices@acme.example', fromDomain: 'acme.example', spf: 'pass', dkim: 'pass', dmarc: 'pass' },
    },
  })
  expect(await items()).toHaveLength(1)
  expect(await state()).toMatchObject({ health: 'ok', etag: '7:2', failures: 0 })
  expect(imap.commands.some((command) => /^(STORE|UID STORE|SELECT)/i.test(command))).toBe(false)
})

test('a forged, a cut and a broken mail: weaker, marked, and in nobody’s way', async () => {
  imap.add(mail('B: forged', 'Trust me.').replace('dmarc=pass', 'dmarc=fail'))
  imap.add(mail('C: same id', `${'long '.repeat(80_000)}`))
  imap.add(
    mail('D: html', '<p>Access is <b>suspended</b>.</p><script>x</script>', 'Content-Type: text/html; charset=utf-8\n'),
  )
  imap.add(`From: x\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\n'.repeat(500)}`)
  await look()

  const found = new Map((await items()).map(({ item }) => [item.title, item]))
  expect(found.get('B: forged')).toMatchObject({ authority: 'aggregator', facts: { dmarc: 'fail' } })
  expect(found.get('C: same id')?.facts.truncated).toBe(true)
  expect(found.get('D: html')?.text).toBe('Access is suspended.')
  expect(found.get('a mail that cannot be read')).toBeDefined()
  expect(found.get('A: access ends')).toBeDefined()
  expect(await state()).toMatchObject({ health: 'ok', etag: '7:6' })
})

test('more mails than one look takes come with the next; a new UIDVALIDITY repeats nothing', async () => {
  for (let number = 0; number < 60; number += 1) imap.add(mail(`E ${number}`, `Body ${number}.`))
  await look()
  const some = (await items()).length
  await look()
  const all = (await items()).length
  imap.uidValidity = 8
  await look()

  expect([some, all, (await items()).length]).toEqual([55, 65, 65])
  expect((await state()).etag).toBe('8:66')
})

test('a wrong password is a refusal that does not repeat it', async () => {
  const { password } = imap
  imap.password = 'another'
  await look()
  imap.password = password

  const { lastError, failures } = await state()
  expect([failures, lastError]).toEqual([1, expect.stringContaining('mailbox refuses the login')])
  expect(lastError).not.toContain(password)
})

test('a mailbox on the private network is not reached unless it is listed, by name or by number', async () => {
  const resolve = (_: string, done: (error: null, addresses: { address: string; family: number }[]) => void) =>
    done(null, [{ address: '127.0.0.1', family: 4 }])
  const mailbox = createMailbox({ allowPrivate: [], resolve })
  const commands = imap.commands.length
  for (const host of [imap.hostPort, `mail.example.com:${imap.hostPort.split(':')[1]}`])
    await expect(
      mailbox.look({ url: `imap://${host}/INBOX`, user: 'u', password: 'p', seen: null }, () => new Date()),
    ).rejects.toMatchObject({ code: 'fetch.blocked' } satisfies Partial<FetchError>)
  expect(imap.commands.length).toBe(commands)
})

test('a password is not sent to another machine in the clear', async () => {
  const host = `mail.example.com:${imap.hostPort.split(':')[1]}`
  const mailbox = createMailbox({
    allowPrivate: [host],
    resolve: (_, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
  })
  imap.commands.length = 0
  await expect(
    mailbox.look({ url: `imap://${host}/INBOX`, user: 'u', password: 'secret', seen: null }, () => new Date()),
  ).rejects.toMatchObject({ code: 'fetch.network' })
  expect(imap.commands.join(' ')).not.toMatch(/secret|login|authenticate/i)
})
