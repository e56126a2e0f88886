import type { Alert, AlertReason } from '#src/core/alert.ts'
import type { Directive } from '#src/core/directive.ts'
import type { Event } from '#src/core/event.ts'
import type { Exposure } from '#src/core/exposure.ts'
import type { Message, WatchReport } from '#src/core/message.ts'
import type { Restriction } from '#src/core/restriction.ts'
import type { RiskChange } from '#src/core/risk-watch.ts'

/** Made-up messages of every kind; each takes the fields that a test is about. */

const AT = '2026-06-12T21:45:00.000Z'

export function anEvent(change: Partial<Event> = {}): Event {
  return {
    id: 'evt_00000000000000000001',
    revision: 1,
    title: 'Example Labs suspends all access to Aurora 5 for foreign nationals',
    category: 'vendor_withdrawal',
    impact: 'critical',
    certainty: 'official',
    confidence: 0.93,
    status: 'open',
    vendors: ['examplelabs'],
    models: ['aurora-5', 'aurora-5-mini'],
    jurisdictions: ['US'],
    populations: ['foreign_nationals'],
    instruments: ['EAR'],
    effectiveOn: '2026-06-12',
    witnesses: [
      { publisher: 'Example Labs', authority: 'vendor', at: AT, item: 'itm_1' },
      { publisher: 'Bureau of Examples', authority: 'official', at: AT, item: 'itm_2' },
    ],
    items: ['itm_1', 'itm_2'],
    evidence: [
      {
        item: 'itm_1',
        url: 'https://status.example.com/incidents/1',
        publisher: 'Example Labs',
        authority: 'vendor',
        sha256: 'a'.repeat(64),
        rule: 'withdraw-access',
        quote: 'we have suspended all access to Aurora 5',
        at: AT,
      },
      {
        item: 'itm_2',
        url: 'https://rules.example.gov/notices/7',
        publisher: 'Bureau of Examples',
        authority: 'official',
        sha256: 'b'.repeat(64),
        rule: 'licence-required',
        quote: 'a licence is required for any release to a foreign national',
        at: AT,
      },
    ],
    openedAt: AT,
    updatedAt: AT,
    peakAt: AT,
    resolvedAt: null,
    availability: 'withdrawn',
    ...change,
  }
}

export function anAlert(reason: AlertReason = 'opened', event: Event = anEvent()): Alert {
  return {
    id: `alr_${event.id.slice(4)}_${reason}`,
    event: event.id,
    eventRevision: event.revision,
    subscription: 'critical-now',
    reason,
    impact: event.impact,
    at: AT,
  }
}

export function anExposure(change: Partial<Exposure> = {}): Exposure {
  return {
    share: 0.4,
    routes: [{ id: 'support-chat', share: 0.4, hit: ['aurora'], left: ['gpt', 'own'], primaryHit: true }],
    ...change,
  }
}

export function aRestriction(change: Partial<Restriction> = {}): Restriction {
  return {
    id: 'rst_00000000000000000001',
    status: 'proposed',
    basis: 'legal',
    vendors: ['examplelabs'],
    models: ['aurora-5'],
    hosts: ['*'],
    regions: ['*'],
    populations: ['foreign_nationals'],
    since: AT,
    until: null,
    reason: 'Two independent sources say that a licence is required.',
    events: ['evt_00000000000000000001'],
    evidence: [{ url: 'https://rules.example.gov/notices/7', sha256: 'b'.repeat(64), quote: 'a licence is required' }],
    decidedBy: ['policy:cut-off'],
    policy: 'cut-off',
    proposedAt: AT,
    activeAt: null,
    liftedAt: null,
    ...change,
  }
}

export function aDirective(change: Partial<Directive> = {}): Directive {
  const gpt = { id: 'gpt', vendor: 'openai', model: 'gpt-5.5', host: 'microsoft' }
  return {
    schema: 'tocsin.directive/1',
    stream: 'default',
    generation: 42,
    issuedAt: AT,
    expiresAt: '2026-06-13T21:45:00.000Z',
    halted: false,
    restrictions: [],
    routes: [
      {
        id: 'support-chat',
        alias: 'support-chat',
        gateway: 'main',
        state: 'diverted',
        targets: [gpt],
        excluded: [{ id: 'aurora', restriction: 'rst_00000000000000000001' }],
        cleared: [],
      },
    ],
    ...change,
  }
}

export function aReport(change: Partial<WatchReport> = {}): WatchReport {
  return {
    sources: 61,
    polls: 40_320,
    failing: [],
    items: 912,
    from: '2026-06-08T06:00:00.000Z',
    to: '2026-06-15T06:00:00.000Z',
    ...change,
  }
}

export function aRiskChange(change: Partial<RiskChange> = {}): RiskChange {
  const sign = { sign: 'security disclosure', event: 'evt_00000000000000000003', at: AT, weight: 1.8 }
  const quote = { text: 'a jailbreak leaks data', url: 'https://news.example.com/1', publisher: 'Example Times' }
  return {
    vendor: 'examplelabs',
    model: null,
    before: 'raised',
    level: 'high',
    score: 3.1,
    at: AT,
    because: [{ ...sign, title: 'Researchers disclose a flaw in Aurora 5', quote }],
    ...change,
  }
}

export function aMessage(content: Message['content'], id = 'dlv_00000000000000000001'): Message {
  const forOperators = content.kind !== 'event' && content.kind !== 'digest'
  return { id, at: AT, subscription: forOperators ? null : 'critical-now', content }
}

export function eventMessage(
  reason: AlertReason = 'opened',
  change: Partial<Event> = {},
  id = 'dlv_00000000000000000001',
): Message {
  const event = anEvent(change)
  return aMessage({ kind: 'event', event, alert: anAlert(reason, event), exposure: anExposure(), restrictions: [] }, id)
}

/** One message of every kind and reason that a channel must be able to say. */
export function everyMessage(): Message[] {
  const over = { status: 'resolved' as const, resolvedAt: '2026-06-14T08:00:00.000Z' }
  const minor = anEvent({
    id: 'evt_00000000000000000002',
    impact: 'low',
    title: 'Quota of Aurora 4 changes',
    models: [],
  })
  const entries = [anEvent(), minor].map((event) => ({
    event,
    alert: anAlert('opened', event),
    exposure: event === minor ? { share: 0, routes: [] } : anExposure(),
  }))
  const source = {
    source: 'us/example-rules',
    name: 'Bureau of Examples, rules',
    url: 'https://rules.example.gov/feed.xml',
    health: 'shape-changed',
    detail: 'the feed no longer has a channel element',
    since: AT,
    lastSuccessAt: '2026-06-12T20:00:00.000Z',
    snapshot: null,
  }
  const digest = { kind: 'digest' as const, name: 'weekly', timezone: 'Europe/Berlin' }
  return [
    eventMessage('opened'),
    eventMessage('escalated'),
    eventMessage('updated'),
    eventMessage('corrected'),
    eventMessage('resolved', over),
    eventMessage('withdrawn', { status: 'withdrawn' }),
    aMessage({ ...digest, entries, report: aReport({ failing: ['eu/example'] }) }),
    aMessage({ ...digest, entries: [], report: aReport() }),
    aMessage({ ...digest, name: 'Several events at once', entries, report: null }),
    aMessage({ ...digest, entries: [], report: aReport(), risks: [aRiskChange()] }),
    aMessage({
      kind: 'risk',
      vendor: 'examplelabs',
      changes: [aRiskChange({ level: 'acute' }), aRiskChange({ model: 'aurora-5', because: [] })],
      exposure: anExposure(),
    }),
    aMessage({ kind: 'restriction', type: 'restriction.proposed', restriction: aRestriction(), event: anEvent() }),
    aMessage({
      kind: 'restriction',
      type: 'restriction.active',
      restriction: aRestriction({ status: 'active', activeAt: AT }),
      event: anEvent(),
    }),
    aMessage({
      kind: 'restriction',
      type: 'restriction.lifted',
      restriction: aRestriction({ status: 'lifted', liftedAt: AT }),
      event: null,
    }),
    aMessage({ kind: 'directive', directive: aDirective() }),
    aMessage({ kind: 'source', source }),
    aMessage({
      kind: 'source',
      source: { ...source, source: 'gateway/main', name: 'Gateway main', health: 'drifted' },
    }),
    aMessage({ kind: 'source', source: { ...source, health: 'ok', lastSuccessAt: null } }),
    aMessage({
      kind: 'source',
      source,
      others: Array.from({ length: 40 }, (_, index) => ({
        ...source,
        source: `eu/${index}`,
        health: index % 2 ? 'ok' : 'failing',
      })),
    }),
    aMessage({ kind: 'ping' }),
  ].map((message, index) => ({ ...message, id: `dlv_${String(index).padStart(20, '0')}` }))
}

/** Titles and quotes as an attacker would write them. */
export const HOSTILE = {
  mrkdwn: '<!channel> <!here> <@U123> *bold* _it_ `code` <https://evil.example|login> :skull: @everyone',
  html: '<script>alert(1)</script><img src=x onerror=alert(1)><a href="https://evil.example">here</a> &lt;b&gt;',
  crlf: 'Notice\r\nBcc: victim@example.com\r\n\r\nInjected body',
  huge: 'x'.repeat(200_000),
  override: 'access is \u202edednepsus\u202c now \u2066hidden\u2069',
  zeroWidth: 'sus\u200bpen\u2060ded\ufeff \u{e0041}\u{e0042}',
  marks: `z${'\u0316'.repeat(200)}`,
  lone: 'half a pair \ud83d here',
  empty: '\u200b\u200b',
}
