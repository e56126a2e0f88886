import type { Context } from '../context.ts'
import { derivedId } from '../core/id.ts'
import type { Message, SourceNotice } from '../core/message.ts'
import { amendPending, countSince, enqueue } from '../db/deliveries.ts'
import type { Db } from '../db/schema.ts'
import { isProgram } from './ring.ts'

const TYPE = 'source.unhealthy'
/** Notices that go at once within the window; what comes after them is gathered for a minute each. */
const BURST = 3
const WINDOW_MS = 10 * 60_000
const GATHER_MS = 60_000

/**
 * Tells one channel about one source: the first at once, more of them gathered. When our own network is away every
 * source goes blind in the same minute, and nobody reads two hundred messages. Returns the deliveries to nudge.
 */
export async function tellSource(
  tx: Db,
  context: Context,
  channel: string,
  source: SourceNotice,
  now: Date,
): Promise<string[]> {
  const at = now.toISOString()
  const since = new Date(now.getTime() - WINDOW_MS).toISOString()
  // A gateway that does not obey is no blind spot but a possible breach: it never waits.
  const direct = isProgram(context, channel) || source.source.startsWith('gateway/')
  const many = !direct && (await countSince(tx, channel, TYPE, since)) >= BURST
  if (many && (await gather(tx, channel, source, now))) return []
  const id = derivedId('dlv', channel, source.source, source.health, source.since)
  await put(tx, channel, id, { kind: 'source', source }, `source/${source.source}`, at)
  return [id]
}

/** Adds a source to the message that goes at the end of this minute; false when that one has just gone. */
async function gather(tx: Db, channel: string, source: SourceNotice, now: Date): Promise<boolean> {
  const due = new Date((Math.floor(now.getTime() / GATHER_MS) + 1) * GATHER_MS).toISOString()
  const id = derivedId('dlv', channel, 'sources', due)
  await put(tx, channel, id, { kind: 'source', source, others: [] }, null, due)
  return amendPending(tx, id, now.toISOString(), (message) => withSource(message, source))
}

/** The message with what is newest of each source. */
function withSource(message: Message, source: SourceNotice): Message {
  if (message.content.kind !== 'source') return message
  const { source: first, others = [] } = message.content
  const [head, ...rest] = [first, ...others].filter((one) => one.source !== source.source)
  const content: Message['content'] = head
    ? { kind: 'source', source: head, others: [...rest, source] }
    : { kind: 'source', source, others: [] }
  return { ...message, content }
}

async function put(
  tx: Db,
  channel: string,
  id: string,
  content: Message['content'],
  thread: string | null,
  at: string,
): Promise<void> {
  const message: Message = { id, at, subscription: null, content }
  await enqueue(tx, { id, channel, subscription: null, type: TYPE, thread, message }, at)
}
