import { expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { slackActions } from '#src/web/slack-actions.ts'

// Who somebody is does not depend on the service.
const NOTHING = {} as Context
const who = (approvers: readonly string[] | null, id = 'U012AB3CD') =>
  slackActions(NOTHING, approvers).whoIs({ id, team: 'T1' })

test('without a list nobody decides from Slack, and the answer names the key to set', async () => {
  const identity = await who(null)

  expect(identity).toMatchObject({ actor: 'slack:T1/U012AB3CD', role: 'viewer' })
  expect(identity?.because).toContain('slack.approvers')
  expect(identity?.because).toContain('U012AB3CD')
})

test('with a list only those in it decide; an empty list is nobody', async () => {
  expect(await who(['U012AB3CD'])).toEqual({ actor: 'slack:T1/U012AB3CD', role: 'approver' })
  expect(await who(['W999'])).toMatchObject({ role: 'viewer', because: expect.stringContaining('slack.approvers') })
  expect(await who([])).toMatchObject({ role: 'viewer' })
})
