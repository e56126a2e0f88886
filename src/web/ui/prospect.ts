import { html } from 'hono/html'
import { compileDirective } from '../../core/compile.ts'
import type { DirectiveRoute } from '../../core/directive.ts'
import type { Inventory } from '../../core/inventory.ts'
import type { Restriction } from '../../core/restriction.ts'
import { percent } from '../../core/wording/terms.ts'
import { badge, type Html, table } from './marks.ts'

/** What a decision would do to one route. */
export interface RouteProspect {
  id: string
  share: number
  before: DirectiveRoute
  after: DirectiveRoute
}

/** Which routes change when a proposal comes into force, or when what is in force is lifted; by the compiler itself. */
export function prospectOf(
  restriction: Restriction,
  inForce: readonly Restriction[],
  inventory: Inventory,
  now: Date,
): RouteProspect[] {
  const others = inForce.filter((one) => one.id !== restriction.id)
  const toggled = restriction.status === 'active' ? others : [...others, { ...restriction, status: 'active' as const }]
  const compiled = (restrictions: readonly Restriction[]) =>
    compileDirective({ stream: 'prospect', generation: 1, inventory, restrictions, halted: false, now, ttlMs: 1 })
      .routes
  const after = compiled(toggled)
  return compiled(inForce).flatMap((before, index) => {
    const then = after[index]
    if (then === undefined || JSON.stringify(before) === JSON.stringify(then)) return []
    return [{ id: before.id, share: inventory.routes[index]?.share ?? 0, before, after: then }]
  })
}

/** The routes that a decision would change, before and after. */
export function prospectTable(prospects: readonly RouteProspect[]): Html {
  if (prospects.length === 0) return html`<p>None of your routes would change.</p>`
  return table(
    'What would change',
    ['Route', 'Now', 'Then'],
    prospects.map(
      ({ id, share, before, after }) =>
        html`<tr><td>${id}<br><span class="quiet">${percent(share)} of traffic</span></td><td>${outcome(before)}</td><td>${outcome(after)}</td></tr>`,
    ),
  )
}

function outcome({ state, targets }: DirectiveRoute): Html {
  return html`${badge(state)} ${targets.map((target) => target.id).join(' → ') || 'no lawful target'}`
}
