import { expect, test } from 'vitest'
import { alertsOfEvent, heldOfEvent, saveAlerts, saveHeld, saveWaiting, waitingBeforeChannels } from '#src/db/alerts.ts'
import { anAlert } from '#test/fakes/messages.ts'
import { describeEngines } from '#test/support/engines.ts'

describeEngines((open) => {
  test('an alert keeps why it was sent, also while it waits before a channel', async () => {
    const db = await open()
    const alert = { ...anAlert('escalated'), because: ['impact critical >= high', 'it became official'] }
    await db.transact(async (tx) => {
      await saveAlerts(tx, [{ ...alert, digest: false }])
      await saveWaiting(tx, [{ alert: alert.id, channel: 'desk' }], alert.at)
    })
    expect(await alertsOfEvent(db.kysely, alert.event)).toEqual([alert])
    expect(await db.transact((tx) => waitingBeforeChannels(tx, alert.at))).toEqual([{ alert, channel: 'desk' }])
  })

  test('the last reason why somebody was not told is kept', async () => {
    const db = await open()
    const held = { event: 'evt_1', subscription: 's', at: anAlert().at }
    const first = { ...held, eventRevision: 1, because: 'no-match: impact is not >=high' }
    const then = { ...held, eventRevision: 2, because: 'silenced: known' }
    for (const one of [first, then]) await db.transact((tx) => saveHeld(tx, [one]))
    expect(await heldOfEvent(db.kysely, 'evt_1')).toEqual([then])
  })
})
