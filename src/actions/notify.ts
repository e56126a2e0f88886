import type { Context } from '../context.ts'
import type { Directive } from '../core/directive.ts'
import { derivedId } from '../core/id.ts'
import type { Message, SourceNotice } from '../core/message.ts'
import type { Restriction } from '../core/restriction.ts'
import { toldSubscriptions } from '../db/alerts.ts'
import { enqueue, supersede } from '../db/deliveries.ts'
import { eventsById } from '../db/events.ts'
import type { Db } from '../db/schema.ts'
import { tellSource } from './source-notice.ts'

type Tx = Db

/** Prefix of the channel id under which a gateway that is told by webhook gets its directives. */
export const GATEWAY_CHANNEL = 'gateway/'

/** Tells people about a restriction: whoever heard of its events, else everybody. Returns the deliveries to nudge. */
export async function notifyRestriction(
  tx: Tx,
  context: Context,
  type: 'restriction.proposed' | 'restriction.active' | 'restriction.lifted',
  restriction: Restriction,
  now: Date,
): Promise<string[]> {
  const [event] = await eventsById(tx, restriction.events.slice(-1))
  const told = await toldSubscriptions(tx, restriction.events)
  const heard = new Set([...told.values()].flatMap((subscriptions) => [...subscriptions]))
  const channels = context.rules.subscriptions
    .filter((subscription) => heard.size === 0 || heard.has(subscription.id))
    .flatMap((subscription) => subscription.channels)
  return tellAll(tx, context, channels, now, {
    key: [restriction.id, type, restriction.activeAt ?? '', restriction.liftedAt ?? '', restriction.reason],
    type,
    thread: event?.event.id ?? restriction.id,
    content: { kind: 'restriction', type, restriction, event: event?.event ?? null },
  })
}

/** Tells the operators about a source that cannot be seen, or can be seen again. Returns the deliveries to nudge. */
export async function notifySource(tx: Tx, context: Context, source: SourceNotice, now: Date): Promise<string[]> {
  const nudges: string[] = []
  for (const channel of new Set(context.operators))
    if (context.channels.has(channel)) nudges.push(...(await tellSource(tx, context, channel, source, now)))
  return nudges
}

/** Tells the operators that somebody changed a gateway by hand. Returns the deliveries to nudge. */
export async function notifyDrift(
  tx: Tx,
  context: Context,
  gateway: string,
  differences: readonly string[],
  now: Date,
): Promise<string[]> {
  return notifySource(
    tx,
    context,
    {
      source: `gateway/${gateway}`,
      name: `Gateway ${gateway}`,
      url: context.publicUrl,
      health: 'drifted',
      detail: `it no longer does what the directive says: ${differences.join('; ')}`,
      since: now.toISOString(),
      lastSuccessAt: null,
      snapshot: null,
    },
    now,
  )
}

/** Tells every gateway that listens by webhook; a newer generation takes the place of an unsent older one. */
export async function notifyDirective(tx: Tx, context: Context, directive: Directive, now: Date): Promise<string[]> {
  const nudges: string[] = []
  for (const gateway of context.gateways.values()) {
    if (gateway.notify === null) continue
    const channel = `${GATEWAY_CHANNEL}${gateway.id}`
    await supersede(tx, channel, directive.stream, now.toISOString())
    const id = derivedId('dlv', channel, directive.stream, String(directive.generation))
    const message: Message = {
      id,
      at: now.toISOString(),
      subscription: null,
      content: { kind: 'directive', directive },
    }
    const type = 'directive.changed'
    await enqueue(tx, { id, channel, subscription: null, type, thread: directive.stream, message }, now.toISOString())
    nudges.push(id)
  }
  return nudges
}

async function tellAll(
  tx: Tx,
  context: Context,
  channels: Iterable<string>,
  now: Date,
  what: { key: readonly string[]; type: string; thread: string; content: Message['content'] },
): Promise<string[]> {
  const nudges: string[] = []
  for (const channel of new Set(channels)) {
    if (!context.channels.has(channel)) continue
    const id = derivedId('dlv', channel, ...what.key)
    const message: Message = { id, at: now.toISOString(), subscription: null, content: what.content }
    await enqueue(
      tx,
      { id, channel, subscription: null, type: what.type, thread: what.thread, message },
      now.toISOString(),
    )
    nudges.push(id)
  }
  return nudges
}
