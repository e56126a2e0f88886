import { describe, expect, test } from 'vitest'
import { correlate, sketchOf } from '#src/core/correlation.ts'
import type { Reading } from '#src/core/event.ts'
import { openEvent } from '#src/core/lifecycle.ts'
import { merge, split } from '#src/core/merge.ts'
import { at, reading } from './readings.ts'

const one = reading({
  id: 'a',
  title: 'Acme suspends Large 2',
  authority: 'vendor',
  publisher: 'Acme',
  published: at(0),
})
const two = reading(
  { id: 'b', title: 'Ministry letter stops a model', publisher: 'Daily', published: at(60) },
  { vendors: [], models: [], impact: 'high' },
)
const three = reading(
  { id: 'c', title: 'More on the letter', publisher: 'Evening', published: at(90) },
  { vendors: [], models: [], impact: 'high' },
)
const kept = (first: Reading) => {
  const event = openEvent(first, first.seenAt)
  return { event, sketch: sketchOf(event, first) }
}

describe('merge', () => {
  const { into, from } = merge(kept(one), kept(two), 'user:ann', at(200))

  test('one event keeps everything, the other is withdrawn and says where it went', () => {
    expect(into.event).toMatchObject({ items: ['a', 'b'], impact: 'critical', revision: 2, openedAt: at(0) })
    expect(into.event.witnesses.map(({ publisher }) => publisher)).toEqual(['Acme', 'Daily'])
    expect(from.event).toMatchObject({ status: 'withdrawn', resolvedAt: at(200) })
    expect(from.event.notes?.join()).toContain(into.event.id)
  })

  test('the other one is found by nothing new', () => {
    expect(from.sketch.keys).toEqual([])
    expect(into.sketch.keys).toEqual(expect.arrayContaining(['n:a', 'n:b']))
  })

  test('what is firm of either stays, and news makes what was there before news', () => {
    const quiet = { ...kept(one), event: { ...kept(one).event, certainty: 'reported', quiet: true } as const }
    const rumour = { ...kept(two), event: { ...kept(two).event, certainty: 'rumour' } as const }
    const merged = merge(quiet, rumour, 'user:ann', at(200)).into.event
    expect(merged.certainty).toBe('reported')
    expect(merged.quiet).toBeUndefined()
  })

  test('later correlation respects it', () => {
    const again = { ...two, item: { ...two.item, text: 'Now with more words.' } }
    expect(correlate(again, [from.sketch, into.sketch])).toMatchObject({ to: 'event', event: into.event.id })
  })
})

describe('split', () => {
  const whole = merge(merge(kept(one), kept(two), 'user:ann', at(200)).into, kept(three), 'user:ann', at(201)).into
  const { rest, out } = split(whole, [one, two, three], ['b', 'c'], 'user:ben', at(300))

  test('both sides are built again from their own items', () => {
    expect(rest.event).toMatchObject({ id: whole.event.id, items: ['a'], impact: 'critical' })
    expect(out.event).toMatchObject({ items: ['b', 'c'], impact: 'high' })
    expect(out.event.id).not.toBe(rest.event.id)
    expect(rest.event.witnesses.map(({ publisher }) => publisher)).toEqual(['Acme'])
  })

  test('revisions go to the side where a person put them, even against an earlier merge', () => {
    for (const [item, side] of [
      [one, rest],
      [two, out],
      [three, out],
    ] as const)
      expect(correlate(item, [rest.sketch, out.sketch])).toMatchObject({ to: 'event', event: side.event.id })
  })

  test('an event that loses its first item keeps its id, and the other gets one of its own', () => {
    const other = split(whole, [one, two, three], ['a'], 'user:ben', at(300))
    expect(other.rest.event).toMatchObject({
      id: whole.event.id,
      items: ['b', 'c'],
      revision: whole.event.revision + 1,
    })
    expect(other.out.event).toMatchObject({ items: ['a'], revision: 1 })
    expect(other.out.event.id).not.toBe(whole.event.id)
    expect(other.out.sketch.id).toBe(other.out.event.id)
  })

  test('copies of one text stay one witness', () => {
    const text = 'The ministry ordered the vendor to end access to the model for users abroad by the end of the month.'
    const copies = ['x', 'y'].map((id, index) =>
      reading({ id, title: two.item.title, text, publisher: `Paper ${id}`, published: at(60 + index) }, {}),
    )
    const mixed = copies.reduce((all, copy) => merge(all, kept(copy), 'user:ann', at(200)).into, kept(one))
    const apart = split(mixed, [one, ...copies], ['x', 'y'], 'user:ben', at(300))
    expect(apart.out.event.items).toEqual(['x', 'y'])
    expect(apart.out.event.witnesses).toHaveLength(1)
  })

  test('each item counts with its revisions since the event opened', () => {
    const corrected = { ...two, seenAt: at(150), item: { ...two.item, text: 'Now with more words.' } }
    const later = { ...two, seenAt: at(250), item: { ...two.item, text: 'Seen after the last change.' } }
    const sides = split(whole, [one, two, corrected, three, later], ['b', 'c'], 'user:ben', at(300))
    expect(sides.out.event.items).toEqual(['b', 'c'])
    expect(sides.out.sketch.words.b).toBe(
      split(whole, [one, corrected, three], ['b', 'c'], 'x', at(300)).out.sketch.words.b,
    )
  })

  test('a split that takes everything is refused', () => {
    expect(() => split(whole, [one, two, three], ['a', 'b', 'c'], 'user:ben', at(300))).toThrow(/both sides/)
  })
})
