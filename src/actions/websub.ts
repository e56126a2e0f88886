import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from '../context.ts'
import { readSetting, settingsUnder, writeSetting } from '../db/settings.ts'
import type { Hub } from '../dialects/_hub.ts'
import { FetchError } from '../errors.ts'

/** What is known of our subscription at a hub (W3C WebSub). Instants are ISO 8601 UTC. */
interface Subscription extends Hub {
  /** Signs what the hub pushes. */
  secret: string
  askedAt: string
  /** End of the lease; null until the hub has verified that we asked. */
  until: string | null
  /** When to ask again. */
  renewAt: string
}

const HOUR_MS = 3_600_000
const LEASE_S = 10 * 86_400
/** Bounds of what a hub may grant: shorter would be all renewals, longer is not believed. */
const LEASE_MS = { least: HOUR_MS, most: 30 * 24 * HOUR_MS }
/** A hub that does not verify, fails or says no is asked again after this. */
const PATIENCE_MS = 12 * HOUR_MS

/**
 * Orders pushes of a feed at its hub, or renews the order, when it is time. `wanted` is the hub that the feed names. A hub
 * that fails costs nothing: polling goes on.
 */
export async function keepSubscribed(context: Context, source: string, wanted: Hub): Promise<void> {
  const now = context.now()
  const known = await subscriptionOf(context, source)
  const same = known !== null && known.hub === wanted.hub && known.topic === wanted.topic
  if (same && known.renewAt > now.toISOString()) return
  const subscription: Subscription = {
    hub: wanted.hub,
    topic: wanted.topic,
    // Pushes that are under way while a lease is renewed are still signed with the old secret.
    secret: same ? known.secret : randomBytes(32).toString('hex'),
    askedAt: now.toISOString(),
    until: same ? known.until : null,
    renewAt: later(now, PATIENCE_MS),
  }
  // Written first: a hub may verify before it answers.
  await save(context, source, subscription)
  try {
    const { status } = await context.http.request(subscription.hub, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.topic': subscription.topic,
        'hub.callback': `${context.publicUrl}/v1/inbound/${source}`,
        'hub.secret': subscription.secret,
        'hub.lease_seconds': String(LEASE_S),
      }).toString(),
      timeoutMs: 15_000,
      maxBytes: 64 * 1024,
      maxRedirects: 2,
    })
    context.log.info({ source, hub: new URL(subscription.hub).host, status }, 'websub.asked')
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    context.log.info({ source, reason: error.message }, 'websub.unreachable')
  }
}

/** Renews the leases that are due, also of feeds that have not changed for long. */
export async function renewSubscriptions(context: Context): Promise<void> {
  for (const [name, known] of await settingsUnder<Subscription>(context.db.kysely, key(''))) {
    const source = name.slice(key('').length)
    if (context.sources.has(source)) await keepSubscribed(context, source, known)
  }
}

/** Answers a hub that asks whether we meant it (§5.3): the challenge to repeat, or null when we did not. */
export async function confirmSubscription(
  context: Context,
  source: string,
  query: Readonly<Record<string, string>>,
): Promise<string | null> {
  const known = await subscriptionOf(context, source)
  if (known === null || query['hub.topic'] !== known.topic) return null
  const now = context.now()
  if (query['hub.mode'] === 'denied') {
    await save(context, source, { ...known, until: null, renewAt: later(now, PATIENCE_MS) })
    return ''
  }
  const challenge = query['hub.challenge'] ?? ''
  const asked = now.getTime() - Date.parse(known.askedAt) < PATIENCE_MS
  if (query['hub.mode'] !== 'subscribe' || !asked || challenge === '' || challenge.length > 500) return null
  const granted = Number(query['hub.lease_seconds']) * 1000
  const leaseMs = Math.min(Math.max(Number.isFinite(granted) ? granted : 0, LEASE_MS.least), LEASE_MS.most)
  await save(context, source, { ...known, until: later(now, leaseMs), renewAt: later(now, (leaseMs * 2) / 3) })
  return challenge
}

/** Whether a push may count: always where no hub knows a secret of ours, else only with a signature by it (§7.1). */
export async function isGenuine(
  context: Context,
  source: string,
  signature: string | undefined,
  body: Uint8Array,
): Promise<boolean> {
  const known = await subscriptionOf(context, source)
  if (known === null || known.until === null || known.until < context.now().toISOString()) return true
  const match = /^(sha1|sha256|sha384|sha512)=([0-9a-f]{40,128})$/i.exec(signature ?? '')
  if (match === null) return false
  const wanted = createHmac((match[1] as string).toLowerCase(), known.secret)
    .update(body)
    .digest()
  const given = Buffer.from(match[2] as string, 'hex')
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

const key = (source: string): string => `websub:${source}`
const later = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString()

function subscriptionOf(context: Context, source: string): Promise<Subscription | null> {
  return readSetting<Subscription>(context.db.kysely, key(source))
}

async function save(context: Context, source: string, subscription: Subscription): Promise<void> {
  await writeSetting(context.db.kysely, key(source), subscription, context.now().toISOString())
}
