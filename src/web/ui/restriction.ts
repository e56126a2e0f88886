import { html } from 'hono/html'
import { ApprovalRule } from '../../core/approval.ts'
import type { AuditEntry } from '../../core/audit.ts'
import { formatDuration } from '../../core/duration.ts'
import type { Event } from '../../core/event.ts'
import { plainLine, plainText } from '../../core/plain.ts'
import type { Policy } from '../../core/policy.ts'
import type { Restriction } from '../../core/restriction.ts'
import { eventTitle } from '../../core/wording/event.ts'
import { BASIS_WORDS, words } from '../../core/wording/terms.ts'
import { badge, facts, type Html, instant, instantFrom, outward } from './marks.ts'
import { prospectTable, type RouteProspect } from './prospect.ts'
import { quoted } from './quotes.ts'
import { reasonForm } from './reason-form.ts'
import { scopeOf } from './restriction-list.ts'

/** Everything that is known of one restriction. */
export interface RestrictionDetail {
  restriction: Restriction
  events: readonly Event[]
  approvals: readonly { actor: string; decision: string; at: string }[]
  /** The entries of the audit log about it, oldest first. */
  history: readonly AuditEntry[]
  /** The policy that made it, where it still exists. */
  policy: Policy | null
  /** What approving it, or lifting it, would change. */
  prospects: readonly RouteProspect[]
}

/** One restriction: what it covers, on what basis and evidence, who decided, and what may be decided now. */
export function restrictionPage(detail: RestrictionDetail, mayDecide: boolean, now: Date): Html {
  const { restriction: one, events, history } = detail
  return html`<article>
    <h1>${scopeOf(one)}</h1>
    <p>${badge(one.status)} ${badge(one.basis)} ${BASIS_WORDS[one.basis].replace(`${one.basis}: `, '')}.</p>
    ${decisions(detail, mayDecide, now)}
    <h2>Why</h2>
    <p class="words">${plainText(one.reason)}</p>
    ${events.length === 0 ? '' : html`<ul>${events.map((event) => html`<li>${badge(event.impact)} <a href="/events/${event.id}">${eventTitle(event)}</a> ${badge(event.status)}</li>`)}</ul>`}
    ${[...Map.groupBy(one.evidence, ({ url, sha256 }) => `${sha256} ${url}`).values()].map(quotesOf)}
    <h2>What it covers</h2>
    ${scope(one, now)}
    <h2>Who agreed</h2>
    ${
      detail.approvals.length === 0
        ? html`<p class="quiet">No votes. Decided by: ${plainLine(one.decidedBy.join(', '))}.</p>`
        : html`<ul>${detail.approvals.map((vote) => html`<li>${instant(vote.at)} ${plainLine(vote.actor, 100)}: <strong>${vote.decision}</strong></li>`)}</ul>`
    }
    <h2>History</h2>
    <ol>${history.map((entry) => html`<li>${instant(entry.at)} <strong>${entry.action}</strong> by ${plainLine(entry.actor, 100)}${reasonOf(entry)} <span class="quiet">entry ${entry.seq}, <code>${entry.hash.slice(0, 12)}</code></span></li>`)}</ol>
    <p class="quiet">As data: <a href="/v1/restrictions/${one.id}">/v1/restrictions/${one.id}</a></p>
  </article>`
}

function decisions(
  { restriction, approvals, policy, prospects }: RestrictionDetail,
  mayDecide: boolean,
  now: Date,
): Html {
  const { id, status } = restriction
  if (status !== 'proposed' && status !== 'active') return html``
  const path = `/restrictions/${id}`
  const rule = policy?.approval ?? ApprovalRule.parse({})
  const due = new Date(Date.parse(restriction.proposedAt) + rule.timeout)
  const agreed = approvals.filter((vote) => vote.decision === 'approve').length
  const terms =
    status === 'proposed'
      ? html`<p>${agreed} of ${rule.quorum} approvals. Asked ${instantFrom(restriction.proposedAt, now)}; after ${formatDuration(rule.timeout)} (${instant(due.toISOString())}) without an answer: <strong>${rule.onTimeout}</strong>.</p>`
      : html`<p>In force. ${ending(restriction)}</p>`
  const prospect = html`<h2>If it is ${status === 'proposed' ? 'approved' : 'lifted'}</h2>${prospectTable(prospects)}`
  if (!mayDecide)
    return html`<section class="urgent" aria-label="Decide">${terms}${prospect}<p class="quiet">An approver can decide.</p></section>`
  return html`<section class="urgent" aria-label="Decide">${terms}${prospect}
    ${status === 'proposed' ? [reasonForm(`${path}/approve`, 'approve', 'Approve'), reasonForm(`${path}/reject`, 'reject', 'Reject')] : reasonForm(`${path}/lift`, 'lift', 'Lift')}
  </section>`
}

function quotesOf(evidence: Restriction['evidence']): Html {
  const { url = null, sha256 = null } = evidence[0] ?? {}
  return quoted(
    evidence.map((one) => one.quote),
    html`${outward(url, 'source')}${sha256 === null ? '' : html` as read: <code>sha256:${sha256}</code>`}`,
  )
}

/** What ends a restriction that is in force; its own date does not end a legal one (`inForce`). */
function ending({ basis, until }: Restriction): Html {
  if (until === null) return html`It stays until somebody lifts it.`
  if (basis === 'legal')
    return html`It stays past ${instant(until)} until somebody lifts it: a legal one never ends by itself.`
  return html`It ends on ${instant(until)}, or when somebody lifts it.`
}

function scope(one: Restriction, now: Date): Html {
  const list = (values: readonly string[]) =>
    values.map((value) => (value === '*' ? 'any' : plainLine(words(value), 100))).join(', ')
  return facts([
    ['Vendors', list(one.vendors)],
    ['Models', list(one.models)],
    ['Hosts', list(one.hosts)],
    ['Regions', list(one.regions)],
    ['People', list(one.populations)],
    ['Since', instantFrom(one.since, now)],
    ['Until', one.until === null ? null : instantFrom(one.until, now)],
    ['Proposed', instantFrom(one.proposedAt, now)],
    ['In force from', one.activeAt === null ? 'not in force' : instantFrom(one.activeAt, now)],
    ['Lifted', one.liftedAt === null ? null : instantFrom(one.liftedAt, now)],
    ['Policy', one.policy ?? 'none: made by hand'],
  ])
}

function reasonOf({ data }: AuditEntry): string {
  const reason = data !== null && typeof data === 'object' && 'reason' in data ? data.reason : null
  return typeof reason === 'string' && reason !== '' ? `: ${plainLine(reason)}` : ''
}
