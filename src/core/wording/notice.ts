import type { Directive } from '../directive.ts'
import type { Message } from '../message.ts'
import { plainLine, plainText, safeUrl } from '../plain.ts'
import type { Fact, Page, Said } from '../rendering.ts'
import type { Restriction } from '../restriction.ts'
import { eventTitle } from './event.ts'
import { BASIS_WORDS, count, listed, ROUTE_STATE_WORDS, words } from './terms.ts'

type RestrictionContent = Extract<Message['content'], { kind: 'restriction' }>

/** Says what must not be used, on what basis, and asks for a decision while it is only proposed. */
export function restrictionWording({ type, restriction, event }: RestrictionContent, page: Page): Said {
  const scope = scopeOf(restriction)
  const proposed = type === 'restriction.proposed' && restriction.status === 'proposed'
  const [badge, headline, next] = {
    'restriction.proposed': [
      proposed ? 'DECIDE' : restriction.status.toUpperCase(),
      `Restrict ${scope}?`,
      proposed ? 'Nothing is moved until a person approves.' : `This is decided: ${restriction.status}.`,
    ],
    'restriction.active': [
      'RESTRICTED',
      `${scope} must not be used`,
      'Routes follow the directive that was compiled from it.',
    ],
    'restriction.lifted': [
      'LIFTED',
      `${scope} may be used again`,
      'Routes go back to what the remaining restrictions allow.',
    ],
  }[type] as [string, string, string]
  return {
    type,
    tone: type === 'restriction.lifted' ? 'calm' : type === 'restriction.active' ? 'critical' : 'high',
    badge,
    subject: `${badge}: ${headline}`,
    headline,
    lead: plainText(restriction.reason, 1_000) || 'No reason was given.',
    facts: restrictionFacts(restriction, event === null ? null : eventTitle(event)),
    next,
    quotes: restriction.evidence.slice(0, 3).flatMap((evidence) => {
      const text = plainText(evidence.quote, 400)
      const url = safeUrl(evidence.url)
      return text === '' ? [] : [{ text, source: url === null ? 'recorded evidence' : new URL(url).host, url }]
    }),
    choices: proposed
      ? [
          {
            verb: 'approve',
            label: 'Approve',
            value: restriction.id,
            confirm: `Restrict ${scope}? Traffic moves at once.`,
          },
          { verb: 'reject', label: 'Reject', value: restriction.id, confirm: 'Leave traffic as it is?' },
        ]
      : [],
    link: { label: 'Open the restriction', url: page(`restrictions/${encodeURIComponent(restriction.id)}`) },
  }
}

/** Says which routes a new directive changes away from normal. */
export function directiveWording(directive: Directive, page: Page): Said {
  const moved = directive.routes.filter((route) => route.state !== 'normal')
  const headline = `Directive ${directive.generation}: ${moved.length === 0 ? 'all routes are normal' : `${count(moved.length, 'route')} not as usual`}`
  const closed = moved.some((route) => route.state === 'closed')
  return {
    type: 'directive.changed',
    tone: closed ? 'critical' : moved.length > 0 ? 'high' : 'calm',
    badge: 'ROUTING',
    subject: `ROUTING: ${headline}`,
    headline,
    lead: directive.halted
      ? 'Automatic enforcement is halted by a person; only decisions by people change it.'
      : `${directive.restrictions.length === 0 ? 'No restriction is' : `${count(directive.restrictions.length, 'restriction')}`} in force on stream ${plainLine(directive.stream, 60)}.`,
    facts: [
      ...moved.slice(0, 12).map((route): Fact => {
        const left = listed(route.targets.map((target) => plainLine(target.id, 60)))
        return {
          label: plainLine(route.id, 60),
          value: `${ROUTE_STATE_WORDS[route.state]}${left === '' || route.state === 'closed' ? '' : `; uses ${left}`}`,
        }
      }),
      ...(moved.length > 12 ? [{ label: 'More routes', value: String(moved.length - 12) }] : []),
      { label: 'Issued', value: directive.issuedAt, at: directive.issuedAt },
      { label: 'Valid until', value: directive.expiresAt, at: directive.expiresAt },
    ],
    link: { label: 'Open routing', url: page('routing') },
  }
}

/** Says that the way to the reader works. */
export function pingWording(page: Page): Said {
  return {
    type: 'test.ping',
    tone: 'note',
    badge: 'TEST',
    subject: 'TEST: Tocsin can reach you here',
    headline: 'Tocsin can reach you here',
    lead: 'This is a test. Nothing happened.',
    link: { label: 'Open Tocsin', url: page('') },
  }
}

/** What a restriction covers, in one phrase. */
function scopeOf(restriction: Restriction): string {
  const any = (values: readonly string[]) => values.length === 0 || values.includes('*')
  const shown = (values: readonly string[]) =>
    listed(
      values.map((value) => plainLine(words(value), 60)),
      4,
    )
  const vendors = any(restriction.vendors) ? 'every vendor' : shown(restriction.vendors)
  const what = any(restriction.models) ? `all models of ${vendors}` : `${shown(restriction.models)} of ${vendors}`
  const hosts = any(restriction.hosts) ? '' : ` on ${shown(restriction.hosts)}`
  const everyone = any(restriction.populations) || restriction.populations.includes('all_users')
  const regions = any(restriction.regions) ? '' : ` in ${shown(restriction.regions)}`
  return `${what}${hosts}${everyone ? '' : ` for ${shown(restriction.populations)}`}${regions}`
}

function restrictionFacts(restriction: Restriction, event: string | null): Fact[] {
  return [
    { label: 'Basis', value: BASIS_WORDS[restriction.basis] },
    ...(event === null ? [] : [{ label: 'Because of', value: event }]),
    { label: 'Since', value: restriction.since, at: restriction.since },
    ...(restriction.until === null
      ? [{ label: 'Until', value: 'it is lifted' }]
      : [{ label: 'Until', value: restriction.until, at: restriction.until }]),
    ...(restriction.decidedBy.length === 0
      ? []
      : [{ label: 'Decided by', value: listed(restriction.decidedBy.map((actor) => plainLine(actor, 60))) }]),
  ]
}
