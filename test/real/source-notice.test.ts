import { expect, test } from 'vitest'
import { notifySource } from '#src/actions/notify.ts'
import type { Context } from '#src/context.ts'
import type { Message, SourceNotice } from '#src/core/message.ts'
import { wording } from '#src/core/wording.ts'
import type { Database } from '#src/db/database.ts'
import { describeEngines } from '#test/support/engines.ts'

const START = Date.parse('2026-06-12T21:45:00Z')

const notice = (source: string, change: Partial<SourceNotice> = {}): SourceNotice => ({
  source,
  name: source,
  url: 'https://example.com/',
  health: 'failing',
  detail: 'no route to host',
  since: new Date(START).toISOString(),
  lastSuccessAt: null,
  snapshot: null,
  ...change,
})

describeEngines((open) => {
  async function world() {
    const db: Database = await open()
    const channels = new Map(
      ['slack', 'webhook'].map((type) => [type, { id: type, type, client: { send: () => Promise.reject() } }]),
    )
    const context = { channels, operators: ['slack', 'webhook'] } as unknown as Context
    const tell = (source: SourceNotice, seconds: number) =>
      db.transact((tx) => notifySource(tx, context, source, new Date(START + seconds * 1_000)))
    const messages = async (channel: string) => {
      const rows = await db.kysely
        .selectFrom('deliveries')
        .select(['message', 'next_at'])
        .where('channel', '=', channel)
        .orderBy('created_at')
        .execute()
      return rows.map((row) => ({
        at: row.next_at,
        content: (row.message as Message).content,
        message: row.message as Message,
      }))
    }
    return { tell, messages }
  }

  test('when every source goes blind at once people get few messages, and programs get all', async () => {
    const { tell, messages } = await world()
    for (let index = 0; index < 30; index++) await tell(notice(`s/${index}`), index)
    const people = await messages('slack')
    expect(people).toHaveLength(4)
    const grouped = people.at(-1)!
    expect(grouped.at).toBe('2026-06-12T21:46:00.000Z')
    expect(wording(grouped.message, 'https://t.example').headline).toBe('27 sources in trouble')
    expect(await messages('webhook')).toHaveLength(30)
  })

  test('a source that comes back before the group went is told once, as back', async () => {
    const { tell, messages } = await world()
    for (let index = 0; index < 6; index++) await tell(notice(`s/${index}`), index)
    await tell(notice('s/4', { health: 'ok' }), 20)
    const [, , , grouped] = await messages('slack')
    expect(wording(grouped!.message, 'https://t.example').headline).toBe(
      '2 sources in trouble, 1 source can be read again',
    )
  })

  test('a gateway that drifts never waits for a group', async () => {
    const { tell, messages } = await world()
    for (let index = 0; index < 6; index++) await tell(notice(`s/${index}`), index)
    await tell(notice('gateway/main', { health: 'drifted' }), 7)
    const drift = (await messages('slack')).find(
      ({ content }) => content.kind === 'source' && content.source.source === 'gateway/main',
    )
    expect(drift?.at).toBe(new Date(START + 7_000).toISOString())
  })
})
