import { describe, expect, test } from 'vitest'
import type { Event } from '#src/core/event.ts'
import { openEvent } from '#src/core/lifecycle.ts'
import { supported } from '#src/core/supported.ts'
import { at, reading } from './readings.ts'

const report = (title: string, meaning: Parameters<typeof reading>[1] = {}, item: object = {}) =>
  reading({ id: title.slice(0, 8), title, published: at(0), ...item }, meaning)
const alone = (...given: Parameters<typeof report>) => supported(report(...given), null, at(0))
const told = (authority: 'official' | 'press', impact: Event['impact']): Event => ({
  ...openEvent(report('It was told', { impact }, { authority, publisher: 'Other' }), at(0)),
  impact,
})

describe('how grave a reading may make an event', () => {
  test('a report of the press that is sure of itself is believed', () => {
    expect(alone('Acme suspends access to Large 2')).toBe('critical')
  })

  test('hearsay and an unsure reading wait for a second voice', () => {
    expect(alone('Ministry to ban Acme, leaked memo shows')).toBe('high')
    expect(alone('Acme suspends access', { confidence: 0.4 })).toBe('high')
    const unsure = report('Acme suspends access', { confidence: 0.4 })
    expect(supported(unsure, told('press', 'high'), at(0))).toBe('critical')
    expect(supported(unsure, told('press', 'medium'), at(0))).toBe('high')
  })

  test('whoever only tells what another told makes nothing worse', () => {
    expect(supported(report('Acme suspends access'), told('press', 'high'), at(0), true)).toBe('high')
  })

  test('what an official told as small is no catastrophe because a newspaper says so', () => {
    expect(supported(report('Acme suspends access'), told('official', 'low'), at(0))).toBe('high')
    expect(supported(report('Acme suspends access'), told('official', 'high'), at(0))).toBe('critical')
  })

  test('a date that leaves time is high, unless something happens at once', () => {
    const dated = { effectiveOn: '2026-03-23' }
    expect(alone('Ministry orders Acme to stop Large 2 from 23 March', dated)).toBe('high')
    expect(alone('Acme stops Large 2 immediately, before the order of 23 March', dated)).toBe('critical')
    expect(alone('Ministry orders Acme to stop Large 2', { effectiveOn: '2026-03-05' })).toBe('critical')
    expect(alone('Ministry orders Acme to stop Large 2', { effectiveOn: '2026-03' })).toBe('critical')
  })

  test('export rules about chips, or about parties nobody calls, cut no running service', () => {
    const chips = { category: 'export_control', vendors: ['nvidia', 'amd'], models: [] } as const
    expect(alone('Exports of chips banned', { ...chips, vendors: [...chips.vendors], models: [] })).toBe('high')
    expect(alone('Traders denied exports', { category: 'export_control', vendors: [], models: [] })).toBe('high')
    expect(alone('Models controlled', { category: 'export_control' })).toBe('critical')
    const people = { category: 'export_control', vendors: [], models: [], populations: ['foreign_nationals'] } as const
    expect(
      alone('Foreign nationals shut out', { ...people, vendors: [], models: [], populations: ['foreign_nationals'] }),
    ).toBe('critical')
  })

  test.each([
    '2025年12月3日、国防総省がAcmeを正式指定した。',
    'On December 3, 2025, the department formally designated Acme.',
    '3 December 2025: the department formally designated Acme.',
    '2025-12-03 The department formally designated Acme.',
  ])('a report that begins with a day of months ago tells history: %s', (text) => {
    expect(alone('Acme designated a supply-chain risk', {}, { text })).toBe('medium')
    const own = { text, authority: 'vendor', kind: 'vendor', publisher: 'Acme' }
    expect(alone('Acme suspends access', {}, own)).toBe('critical')
  })

  test('a day of this week is news', () => {
    const text = 'On February 27, 2026, the department formally designated Acme.'
    expect(alone('Acme designated a supply-chain risk', {}, { text })).toBe('critical')
    expect(alone('Acme designated', {}, { text: 'Acme, founded on 3 May 2021, is designated.' })).toBe('critical')
  })

  test('a question in a forum is no report', () => {
    const forum = { authority: 'aggregator', publisher: 'Forum' }
    expect(alone('Is the Acme API going away?', {}, forum)).toBe('medium')
  })
})
