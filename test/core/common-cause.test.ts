import { describe, expect, test } from 'vitest'
import { commonCause, sharedCauses } from '#src/core/common-cause.ts'
import type { Event } from '#src/core/event.ts'
import { openEvent } from '#src/core/lifecycle.ts'
import { at, reading } from './readings.ts'

const trouble = (id: string, vendor: string, minutes: number) =>
  openEvent(
    reading(
      { id, title: `${vendor} has errors`, kind: 'status', phase: 'investigating' },
      { category: 'outage', impact: 'high', vendors: [vendor] },
    ),
    at(minutes),
  )

describe('common cause', () => {
  test('three vendors at once share one, with the one below them as suspect', () => {
    const cause = commonCause(trouble('1', 'openai', 10), [trouble('2', 'anthropic', 0), trouble('3', 'cloudflare', 5)])
    expect(cause).toMatchObject({ suspect: 'cloudflare', vendors: ['anthropic', 'cloudflare', 'openai'] })
  })

  test('two are enough when one of them names the other, who is in trouble too', () => {
    const open = trouble('1', 'anthropic', 0)
    const blaming = {
      ...open,
      certainty: 'official' as const,
      vendors: ['anthropic', 'google'],
      witnesses: [{ ...open.witnesses[0]!, publisher: 'Anthropic' }],
    }
    expect(commonCause(trouble('2', 'google', 20), [blaming])).toMatchObject({ suspect: 'google' })
    expect(commonCause(trouble('2', 'openai', 20), [blaming])).toBeNull()
  })

  test('what was over when it was first seen began at an hour that nobody knows', () => {
    const past = (id: string, vendor: string) => ({
      ...trouble(id, vendor, 0),
      status: 'resolved' as const,
      resolvedAt: at(0),
    })
    expect(commonCause(trouble('1', 'openai', 10), [past('2', 'anthropic'), past('3', 'cloudflare')])).toBeNull()
  })

  test('two at once, or three over a day, are chance', () => {
    expect(commonCause(trouble('1', 'openai', 10), [trouble('2', 'anthropic', 0)])).toBeNull()
    expect(
      commonCause(trouble('1', 'openai', 10), [trouble('2', 'anthropic', 300), trouble('3', 'cloudflare', 700)]),
    ).toBeNull()
  })
})

describe('a cause that comes to light', () => {
  const first = trouble('1', 'anthropic', 0)
  const second = trouble('2', 'github', 10)
  const third = trouble('3', 'google', 40)
  const marked = (events: Event[], causes: ReturnType<typeof sharedCauses>) =>
    events.map((event) => {
      const cause = causes.get(event.id)
      return cause ? { ...event, commonCause: cause } : event
    })

  test('is shown by every event of it, the earlier ones too', () => {
    const causes = sharedCauses([third], [first, second])
    expect([...causes.keys()].sort()).toEqual([first.id, second.id, third.id].sort())
    for (const cause of causes.values())
      expect(cause).toMatchObject({
        events: [first.id, second.id, third.id],
        vendors: ['anthropic', 'github', 'google'],
        suspect: 'google',
      })
  })

  test('grows with what joins it, and says nothing twice', () => {
    const three = marked([first, second, third], sharedCauses([third], [first, second]))
    expect(sharedCauses([three[2]!], three)).toEqual(new Map())
    const fourth = trouble('4', 'cloudflare', 50) // too late for the first alone
    const causes = sharedCauses([fourth], three)
    expect(causes.size).toBe(4)
    expect(causes.get(first.id)).toMatchObject({ suspect: 'cloudflare', events: { length: 4 } })
    expect(causes.get(fourth.id)).toEqual(causes.get(first.id))
  })

  test('what is not looked at any more stays known to those who shared it with them', () => {
    const [, b, c] = marked([first, second, third], sharedCauses([third], [first, second]))
    const fourth = trouble('4', 'cloudflare', 55)
    const causes = sharedCauses([fourth], [b!, c!])
    expect(causes.get(c!.id)?.events).toEqual([first.id, second.id, third.id, fourth.id])
    expect(causes.get(fourth.id)?.events).toEqual([second.id, third.id, fourth.id])
  })
})
