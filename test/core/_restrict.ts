import type { z } from 'zod'
import type { Event } from '#src/core/event.ts'
import { Inventory } from '#src/core/inventory.ts'
import { Policy } from '#src/core/policy.ts'
import type { Restriction } from '#src/core/restriction.ts'

export const NOW = new Date('2026-06-13T02:00:00.000Z')

/** The inventory of the examples: a chat with three targets, a batch job of one vendor, a route for staff with a label. */
export function sampleInventory(change: z.input<typeof Inventory> = {}): Inventory {
  return Inventory.parse({
    populations: { foreign_nationals: { clearedBy: ['us_person'] } },
    routes: [
      {
        id: 'support-chat',
        gateway: 'main',
        share: 0.4,
        regions: ['US', 'EU'],
        targets: [
          { id: 'fable', vendor: 'anthropic', model: 'claude-fable-5' },
          { id: 'gpt', vendor: 'openai', model: 'gpt-5.5', host: 'microsoft' },
          { id: 'own', vendor: 'alibaba', model: 'qwen3-235b', host: 'self-hosted' },
        ],
      },
      {
        id: 'batch',
        gateway: 'main',
        share: 0.3,
        targets: [
          { id: 'opus', vendor: 'anthropic', model: 'claude-opus-4.8' },
          { id: 'fable-aws', vendor: 'anthropic', model: 'anthropic.claude-fable-5-20260609-v1:0', host: 'aws' },
        ],
      },
    ],
    ...change,
  })
}

/** The withdrawal of one model from foreign nationals, told by the vendor and by the press. */
export function sampleEvent(change: Partial<Event> = {}): Event {
  return {
    id: 'evt_withdrawal',
    revision: 2,
    title: 'Access to Claude Fable 5 suspended',
    category: 'vendor_withdrawal',
    impact: 'critical',
    certainty: 'official',
    confidence: 0.93,
    status: 'open',
    vendors: ['anthropic'],
    models: ['claude-fable-5'],
    jurisdictions: ['US'],
    populations: ['foreign_nationals'],
    instruments: ['EAR'],
    effectiveOn: '2026-06-12',
    witnesses: [
      { publisher: 'Anthropic', authority: 'vendor', at: '2026-06-13T01:27:00.000Z', item: 'itm_a' },
      { publisher: 'Wire', authority: 'press', at: '2026-06-13T01:50:00.000Z', item: 'itm_b' },
    ],
    items: ['itm_a', 'itm_b'],
    evidence: [
      {
        item: 'itm_a',
        url: 'https://vendor.example/statement',
        publisher: 'Anthropic',
        authority: 'vendor',
        sha256: 'ab'.repeat(32),
        rule: 'withdraw-access',
        quote: 'suspended all access to',
        at: '2026-06-13T01:27:00.000Z',
      },
    ],
    openedAt: '2026-06-13T01:27:00.000Z',
    updatedAt: '2026-06-13T01:50:00.000Z',
    peakAt: '2026-06-13T01:27:00.000Z',
    resolvedAt: null,
    availability: 'withdrawn',
    ...change,
  }
}

/** The policy of the documentation's example. */
export function samplePolicy(change: Partial<z.input<typeof Policy>> = {}): Policy {
  return Policy.parse({
    id: 'cut-off',
    match: { category: ['export_control', 'sanctions', 'vendor_withdrawal', 'court_order'], impact: '>=critical' },
    require: { confidence: 0.8, witnesses: 2, authority: ['official', 'vendor'] },
    restrict: { scope: 'affected', basis: 'legal' },
    mode: 'enforce',
    approval: { quorum: 1, timeout: '15m', onTimeout: 'hold' },
    limits: { maxShareMoved: 0.6, maxPerDay: 3, cooldown: '30m' },
    lift: { after: '60m', mode: 'propose' },
    ...change,
  })
}

export function sampleRestriction(change: Partial<Restriction> = {}): Restriction {
  return {
    id: 'rst_one',
    status: 'active',
    basis: 'legal',
    vendors: ['anthropic'],
    models: ['claude-fable-5'],
    hosts: ['*'],
    regions: ['*'],
    populations: ['all_users'],
    since: '2026-06-13T01:30:00.000Z',
    until: null,
    reason: 'suspended',
    events: ['evt_withdrawal'],
    evidence: [],
    decidedBy: ['policy:cut-off'],
    policy: 'cut-off',
    proposedAt: '2026-06-13T01:30:00.000Z',
    activeAt: '2026-06-13T01:30:00.000Z',
    liftedAt: null,
    ...change,
  }
}
