import { expect, test } from 'vitest'
import type { Event } from '#src/core/event.ts'
import { risksOf } from '#src/core/risk.ts'

const event = (parts: Partial<Event>): Event => ({
  id: 'evt_1',
  revision: 1,
  title: 't',
  category: 'security_incident',
  impact: 'medium',
  certainty: 'official',
  confidence: 0.9,
  status: 'open',
  vendors: ['anthropic'],
  models: ['claude-fable-5'],
  jurisdictions: [],
  populations: [],
  instruments: [],
  effectiveOn: null,
  witnesses: [],
  items: [],
  evidence: [],
  openedAt: '2026-06-05T00:00:00Z',
  updatedAt: '2026-06-05T00:00:00Z',
  peakAt: '2026-06-05T00:00:00Z',
  resolvedAt: null,
  availability: 'unknown',
  ...parts,
})
const NOW = '2026-06-10T00:00:00Z'

test('a disclosure and then signals from a government raise the level, with reasons', () => {
  const quiet = risksOf([event({ impact: 'low' })], NOW)
  expect(quiet.map((one) => one.level)).toEqual(['low', 'low'])
  const tense = risksOf(
    [event({}), event({ id: 'evt_2', category: 'policy_signal', peakAt: '2026-06-09T00:00:00Z' })],
    NOW,
  )
  expect(tense.find((one) => one.model === null)).toMatchObject({ vendor: 'anthropic', level: 'raised' })
  expect(tense[0]!.because.map((one) => one.event).sort()).toEqual(['evt_1', 'evt_2'])
  const acute = risksOf(
    [...Array(3).keys()].map((n) => event({ id: `evt_${n}`, category: 'export_control', impact: 'high' })),
    NOW,
  )
  expect(acute[0]!.level).toBe('acute')
})

test('signs fade, the future and the withdrawn do not count', () => {
  const score = (now: string) => risksOf([event({ impact: 'high' })], now)[0]?.score ?? 0
  expect(score('2026-06-19T00:00:00Z')).toBeCloseTo(score('2026-06-05T00:00:00Z') / 2, 2)
  expect(risksOf([event({ impact: 'high' })], '2027-06-05T00:00:00Z')).toEqual([])
  expect(risksOf([event({ peakAt: '2026-07-01T00:00:00Z' })], NOW)).toEqual([])
  expect(risksOf([event({ status: 'withdrawn' })], NOW)).toEqual([])
})

test('rumours weigh less than facts and nothing counts for a vendor that is not named', () => {
  const fact = risksOf([event({})], NOW)[0]!.score
  expect(risksOf([event({ certainty: 'rumour' })], NOW)[0]!.score).toBeLessThan(fact)
  expect(risksOf([event({ vendors: [] })], NOW)).toEqual([])
})

test('a sign quotes the firmest voice', () => {
  const said = (authority: 'press' | 'official' | null, quote: string): Event['evidence'][number] => ({
    ...{ item: quote, url: `https://${authority}.example/a`, publisher: authority, authority, sha256: null },
    ...{ rule: 'r', quote, at: NOW },
  })
  const both = [said('press', 'sources say'), said('official', 'it is ordered')]
  expect(risksOf([event({ evidence: both })], NOW)[0]!.because[0]).toMatchObject({
    title: 't',
    quote: { text: 'it is ordered', url: 'https://official.example/a', publisher: 'official' },
  })
  expect(risksOf([event({})], NOW)[0]!.because[0]!.quote).toBeNull()
})
