import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface TakenMail {
  from: string
  to: string[]
  raw: string
  mail: ParsedMail
}

/** What the server says to a recipient (`RCPT TO`) or to the data; null takes it. */
export interface SmtpScript {
  recipient?(address: string): { code: number; message: string } | null
  data?(): { code: number; message: string } | null
}

/** A real SMTP server on loopback, without TLS and login. */
export async function startSmtp(script: SmtpScript = {}) {
  const taken: TakenMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo(address, _session, done) {
      done(refused(script.recipient?.(address.address) ?? null))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const problem = refused(script.data?.() ?? null)
        if (problem !== null) return done(problem)
        const raw = Buffer.concat(chunks)
        const { mailFrom, rcptTo } = session.envelope
        taken.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((recipient) => recipient.address),
          raw: raw.toString('latin1'),
          mail: await simpleParser(raw),
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    script,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function refused(answer: { code: number; message: string } | null): Error | null {
  return answer === null ? null : Object.assign(new Error(answer.message), { responseCode: answer.code })
}
