import { expect, test } from 'vitest'
import { absorb, openEvent } from '#src/core/lifecycle.ts'
import { at, reading } from './readings.ts'

const entry = (title: string) =>
  reading(
    { id: title, title, publisher: 'tracker', authority: 'aggregator', kind: 'vendor', published: at(0) },
    { category: 'model_deprecation', impact: 'low', models: [title] },
  )
const told = (...titles: string[]) =>
  titles
    .slice(1)
    .reduce(
      (event, title) =>
        absorb(event, entry(title), { to: 'event', event: event.id, because: [], copyOf: null } as never, at(1)).event,
      openEvent(entry(titles[0]!), at(0)),
    )

test('an event to which a tracker adds entry by entry says how many there are', () => {
  expect(told('Acme: small-1', 'Acme: small-2', 'Acme: small-3').title).toBe('Acme: small-1 and 2 more')
  expect(told('Acme: small-1', 'Acme: small-1').title).toBe('Acme: small-1')
  expect(told('Acme: small-1', 'Acme retires a model').title).toBe('Acme: small-1')
  expect(told('Acme: small-1', 'Other: small-1').title).toBe('Acme: small-1')
})
