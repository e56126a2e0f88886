import { replay } from '#src/actions/replay.ts'
import type { ReplayEvent } from '#src/actions/replay-document.ts'
import { readRecording } from '#src/actions/replay-story.ts'
import type { Inventory } from '#src/core/inventory.ts'
import { Policy } from '#src/core/policy.ts'
import { Subscription } from '#src/core/subscription.ts'
import { loadFolder } from '#src/registry.ts'
import type { Dialect } from '#src/source.ts'

const dialects = await loadFolder<Dialect>(new URL('../../src/dialects', import.meta.url).pathname)

/** Whoever must know hears of *medium* and more, and what is closed moves once two voices say so, one with authority. */
const RULES = {
  subscriptions: [Subscription.parse({ id: 'all', match: { impact: '>=medium' }, channels: ['terminal'] })],
  policies: [
    Policy.parse({
      id: 'closed',
      match: {
        category: ['export_control', 'sanctions', 'vendor_withdrawal', 'region_restriction', 'court_order'],
        impact: '>=critical',
      },
      require: { confidence: 0.5, witnesses: 2, authority: ['official', 'vendor'] },
      restrict: { scope: 'affected', basis: 'legal' },
      mode: 'enforce',
      lift: { after: '60m', mode: 'propose' },
    }),
  ],
  halted: false,
}

/** Replays an invented story of the fixtures over an inventory: what came of it, and ways to ask about it. */
export function playStory(name: string, inventory: Inventory) {
  const folder = new URL(`../fixtures/stories/${name}`, import.meta.url).pathname
  const document = replay(readRecording([folder]), { dialects, rules: { ...RULES, inventory } })
  const opened = (at: string) => document.events.filter(({ openedAt }) => openedAt === at)
  const about = (title: RegExp) => document.events.filter((event) => title.test(event.title))
  const told = (event: ReplayEvent) => document.alerts.filter((alert) => alert.event === event.id)
  /** What was told of an event, as `MM-DDThh:mm reason`. */
  const heard = (event: ReplayEvent) => told(event).map(({ at, reason }) => `${at.slice(5, 16)} ${reason}`)
  return { ...document, opened, about, told, heard }
}
