import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { defineDialect } from '../source.ts'
import { linksIn } from './_incident.ts'
import { checkOptions, checkShape, readJson } from './_json.ts'
import { htmlToText, oneLine, tidy } from './_text.ts'

const Options = z.strictObject({
  /** Name for the login; the password is the source's `key`. */
  user: z.string().min(1),
  /** Domains whose mails are read (their subdomains too); the others stay unread. */
  from: z.array(z.string().min(1)).optional(),
  /** Whether a mail must be proven by DMARC or DKIM to have the source's authority; else it is hearsay. */
  authenticated: z.boolean().default(false),
})

const Shape = z.object({
  folder: z.string(),
  uidValidity: z.string(),
  mails: z.array(
    z.object({
      uid: z.number(),
      sha256: z.string(),
      truncated: z.boolean(),
      arrived: z.string().nullable(),
      from: z.string().nullable(),
      subject: z.string().nullable(),
      text: z.string().nullable(),
      html: z.string().nullable(),
      authentication: z.string().nullable(),
    }),
  ),
})
type Mail = z.output<typeof Shape>['mails'][number]

/** Mails as they came in: who a mail says it is from is a hint, and never makes it stronger than its source. */
export default defineDialect({
  describe: 'new mails of an IMAP folder (imaps://host/INBOX); attachments are not read',
  compares: true, // a payload holds what is new: none of it is no sign of a fault
  parse(payload, given) {
    const { from, authenticated } = checkOptions(Options, given)
    const { mails } = checkShape(Shape, readJson(payload))
    return mails.filter((mail) => from === undefined || isFrom(mail, from)).map((mail) => draftOf(mail, authenticated))
  },
})

function draftOf(mail: Mail, demanding: boolean): Draft {
  const { from, subject, html, authentication } = mail
  const text = tidy(mail.text?.trim() ? mail.text : htmlToText(html ?? ''))
  const results = resultsOf(authentication ?? '')
  const links = linksIn(text)
  const proven = results.dmarc === 'pass' || (results.dmarc === undefined && results.dkim === 'pass')
  const refuted = results.dmarc === 'fail' || results.spf === 'fail' || results.dkim === 'fail'
  const readable = subject !== null || text !== ''
  return {
    // By its bytes: a Message-ID is the sender's to choose, and could take the place of another mail.
    externalId: `mail:${mail.sha256}`,
    url: links[0] ?? null,
    title: oneLine(subject ?? '').slice(0, 300) || (readable ? text.slice(0, 120) : 'a mail that cannot be read'),
    text,
    // When our server took it in; the Date header is the sender's to choose.
    published: mail.arrived,
    ...(proven || !(demanding || refuted) ? {} : { authority: 'aggregator' }),
    facts: {
      ...(from === null ? {} : { from, fromDomain: domainOf(from) }),
      ...results,
      ...(mail.truncated ? { truncated: true } : {}),
    },
  }
}

/** `spf=pass`, `dkim=fail`, ... of an Authentication-Results line (RFC 8601); the worst where a method stands twice. */
function resultsOf(line: string): Partial<Record<'spf' | 'dkim' | 'dmarc', string>> {
  const results: Partial<Record<'spf' | 'dkim' | 'dmarc', string>> = {}
  for (const [, method, result] of line.matchAll(/(?:^|;)\s*(spf|dkim|dmarc)\s*=\s*([a-z]{1,20})/gi)) {
    const name = (method as string).toLowerCase() as 'spf' | 'dkim' | 'dmarc'
    const said = (result as string).toLowerCase()
    // A mail may carry several DKIM signatures, of which one that holds is enough.
    if (results[name] === undefined || (name === 'dkim' ? said === 'pass' : said !== 'pass')) results[name] = said
  }
  return results
}

function isFrom({ from }: Mail, domains: readonly string[]): boolean {
  const domain = domainOf(from ?? '')
  return domains.some((wanted) => domain === wanted.toLowerCase() || domain.endsWith(`.${wanted.toLowerCase()}`))
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)
