import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A small IMAP4rev1 server on loopback with one folder: login, EXAMINE, UID SEARCH, UID FETCH of whole bodies. */
export interface ImapServer {
  hostPort: string
  user: string
  password: string
  uidValidity: number
  uidNext: number
  mails: { uid: number; raw: string }[]
  /** Commands as they came, without their tags. */
  commands: string[]
  add(raw: string): void
  close(): Promise<void>
}

export async function openImapServer(): Promise<ImapServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    socket.write('* OK ready\r\n')
    let pending = ''
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1')
      for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
        const line = pending.slice(0, end)
        pending = pending.slice(end + 2)
        const [tag = '', ...words] = line.split(' ')
        self.commands.push(words.join(' '))
        socket.write(Buffer.from(answer(self, tag, words.join(' ')), 'latin1'))
        if (/^logout/i.test(words.join(' '))) socket.end()
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const self: ImapServer = {
    hostPort: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    user: 'desk@example.com',
    password: 'open sesame, please',
    uidValidity: 7,
    uidNext: 1,
    mails: [],
    commands: [],
    add(raw) {
      self.mails.push({ uid: self.uidNext, raw: raw.replace(/\r?\n/g, '\r\n') })
      self.uidNext += 1
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
  return self
}

function answer(self: ImapServer, tag: string, command: string): string {
  const ok = (lines: string[] = []) => [...lines.map((line) => `* ${line}`), `${tag} OK done`, ''].join('\r\n')
  const [verb = ''] = command.toUpperCase().split(' ')
  if (verb === 'CAPABILITY') return ok(['CAPABILITY IMAP4rev1'])
  if (verb === 'LOGIN') {
    const quoted = (text: string) => [text, `"${text}"`]
    const good = quoted(self.user).some((user) =>
      quoted(self.password).some((word) => command.endsWith(`${user} ${word}`)),
    )
    return good ? ok() : `${tag} NO [AUTHENTICATIONFAILED] no, not ${command.slice(6)}\r\n`
  }
  if (verb === 'LIST' || verb === 'LSUB') return ok([`${verb} () "/" INBOX`])
  if (verb === 'EXAMINE' || verb === 'SELECT')
    return ok([
      'FLAGS (\\Seen)',
      `${self.mails.length} EXISTS`,
      '0 RECENT',
      `OK [UIDVALIDITY ${self.uidValidity}] valid`,
      `OK [UIDNEXT ${self.uidNext}] next`,
    ])
  const search = /^UID SEARCH (ALL|UID (\d+):\*)$/i.exec(command)
  if (search) {
    const least = Number(search[2] ?? 0)
    const found = self.mails.filter(({ uid }) => uid >= least)
    // RFC 3501: `9:*` always holds the last one.
    const list = found.length > 0 ? found : self.mails.slice(-1)
    return ok([`SEARCH ${list.map(({ uid }) => uid).join(' ')}`.trim()])
  }
  const fetch = /^UID FETCH ([\d,:]+) .*BODY\.PEEK\[\](?:<0\.(\d+)>)?/i.exec(command)
  if (fetch) {
    const ranges = (fetch[1] as string).split(',').map((part) => part.split(':').map(Number))
    const wanted = (uid: number) => ranges.some(([low = 0, high = low]) => uid >= low && uid <= high)
    const lines = self.mails.flatMap(({ uid, raw }, index) => {
      if (!wanted(uid)) return []
      const body = raw.slice(0, Number(fetch[2] ?? Number.POSITIVE_INFINITY))
      const item = fetch[2] === undefined ? 'BODY[]' : 'BODY[]<0>'
      const date = '"12-Jun-2026 14:00:00 +0200"'
      return [
        `${index + 1} FETCH (UID ${uid} RFC822.SIZE ${raw.length} INTERNALDATE ${date} ${item} {${body.length}}\r\n${body})`,
      ]
    })
    return ok(lines)
  }
  return ['NOOP', 'LOGOUT', 'ID', 'CLOSE'].includes(verb) ? ok() : `${tag} BAD what is ${verb}\r\n`
}
