import { expect, test } from 'vitest'
import { eventsSince, lastEventSeq, saveEvent } from '#src/db/events.ts'
import { levelChangesBetween, saveLevelChanges, standingLevels } from '#src/db/risks.ts'
import { anEvent, anExposure, aRiskChange } from '#test/fakes/messages.ts'
import { describeEngines } from '#test/support/engines.ts'

const at = (hour: number) => `2026-06-12T${String(hour).padStart(2, '0')}:00:00.000Z`

describeEngines((open) => {
  test('where each level stands is its last change; a digest gets those of its time', async () => {
    const db = await open()
    const changes = [
      aRiskChange({ before: 'low', level: 'raised', at: at(1) }),
      aRiskChange({ model: 'aurora-5', before: 'low', level: 'high', at: at(1) }),
      aRiskChange({ before: 'raised', level: 'high', at: at(2) }),
    ]
    for (const change of changes) await db.transact((tx) => saveLevelChanges(tx, [change]))
    await db.transact((tx) => saveLevelChanges(tx, []))
    expect(await standingLevels(db.kysely)).toEqual([changes[2], changes[1]])
    expect(await levelChangesBetween(db.kysely, at(0), at(2))).toEqual(changes.slice(0, 2))
    expect(await levelChangesBetween(db.kysely, at(2), at(3))).toEqual([changes[2]])
  })

  test('signs are asked of some vendors or of all, and any change of an event is seen', async () => {
    const db = await open()
    expect(await lastEventSeq(db.kysely)).toBe(0)
    const events = [anEvent({ vendors: ['openai', 'aws'] }), anEvent({ id: 'evt_2', vendors: [] })]
    const sketch = { keys: [] } as never
    for (const event of events)
      await db.transact((tx) => saveEvent(tx, { event, sketch, exposure: anExposure() }, [], []))
    const seq = await lastEventSeq(db.kysely)
    const ids = async (vendors?: string[]) =>
      (await eventsSince(db.kysely, '2026-01-01T00:00:00Z', 10, vendors)).map((event) => event.id)
    expect(await ids()).toEqual([events[0]!.id])
    expect(await ids(['aws', 'mistral'])).toEqual([events[0]!.id])
    expect(await ids(['mistral'])).toEqual([])
    await db.transact((tx) => saveEvent(tx, { event: events[0]!, sketch, exposure: anExposure() }, [], []))
    expect(await lastEventSeq(db.kysely)).toBeGreaterThan(seq)
  })
})
