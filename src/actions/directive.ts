import type { Context } from '../context.ts'
import { compileDirective, sameContent } from '../core/compile.ts'
import type { Directive } from '../core/directive.ts'
import { append } from '../db/audit.ts'
import { currentDirective, lockStream, saveDirective, saveStream } from '../db/directives.ts'
import { desire } from '../db/gateways.ts'
import { listRestrictions } from '../db/restrictions.ts'
import type { Db } from '../db/schema.ts'
import { notifyDirective } from './notify.ts'
import { type Nudges, together } from './nudges.ts'

type Tx = Db

/**
 * Compiles the routing document anew from the inventory and every active restriction. When it says something new, or
 * is half-way to its expiry, it becomes the next generation: kept, audited, and every gateway told.
 */
export async function recompile(
  tx: Tx,
  context: Context,
  because: { actor: string },
  now: Date,
): Promise<Nudges & { directive: Directive }> {
  const at = now.toISOString()
  const head = await lockStream(tx, context.stream)
  const { halted } = head
  const current = await currentDirective(tx, context.stream)
  const restrictions = await listRestrictions(tx, { statuses: ['active'] })
  const next = compileDirective({
    stream: context.stream,
    generation: head.generation + 1,
    inventory: context.rules.inventory,
    restrictions: restrictions.map(({ seq: _, ...restriction }) => restriction),
    halted,
    now,
    ttlMs: context.directiveTtlMs,
  })
  if (current && sameContent(current.directive, next) && isFresh(current.directive, now, context.directiveTtlMs))
    return { directive: current.directive, deliver: [], enforce: [] }
  const stored = await saveDirective(tx, next)
  await saveStream(tx, context.stream, { generation: next.generation, halted, at })
  await append(tx, {
    at,
    actor: because.actor,
    action: 'directive.issued',
    entity: `${next.stream}/${next.generation}`,
    data: { sha256: stored.sha256, halted, restrictions: next.restrictions.map((one) => one.id), routes: states(next) },
  })
  const gateways = [...context.gateways.values()]
  await desire(
    tx,
    gateways.map((gateway) => gateway.id),
    next.generation,
    at,
  )
  return {
    directive: next,
    ...together({
      deliver: await notifyDirective(tx, context, next, now),
      enforce: gateways.filter((gateway) => gateway.mode === 'push').map((gateway) => gateway.id),
    }),
  }
}

function isFresh(directive: Directive, now: Date, ttlMs: number): boolean {
  return Date.parse(directive.expiresAt) - now.getTime() > ttlMs / 2
}

function states(directive: Directive): Record<string, string> {
  return Object.fromEntries(directive.routes.map((route) => [route.id, route.state]))
}
