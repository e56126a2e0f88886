import { describe, expect, test } from 'vitest'
import { isGauge, isOver, peakOf, phaseOf } from '#src/core/phase.ts'
import { saysReturned, trackOf } from '#src/core/track.ts'
import { reading } from './readings.ts'

const on = (title: string, category: Parameters<typeof reading>[1] & object, text = '') =>
  trackOf(reading({ id: 'x', title, text }, category))

describe('the strand of a story', () => {
  test.each([
    ['Acme suspends access to Large 2', 'act'],
    ['Ministry lifts the ban on Large 2', 'lifted'],
    ['Large 2 is back online', 'lifted'],
    ['恢复访问 Large 2', 'lifted'],
    ['Experts: lifting the ban on Large 2 is the safer move', 'act'],
    ['Ban on Large 2 could be lifted soon', 'act'],
    ['Large 2 is not back: it was an artefact of the page', 'act'],
    ['Ministry allows Acme to release Large 2 to trusted partners', 'eased'],
    ['Government bans the release of Large 2 over security concerns', 'act'],
    ['Acme limits release of Large 2 to approved partners', 'act'],
    ['Implementation of additional export controls; computing end use', 'act'],
  ])('%s: %s', (title, track) => {
    expect(on(title, { category: 'export_control' })).toBe(track)
  })

  test.each([
    ['Large 2 returns for a first group of organizations', ''],
    [
      'An update on Large 2',
      'We are authorized to provide it to 60 listed firms. For all others it stays unavailable.',
    ],
    ['Large 2、約60団体に限り提供再開', ''],
    ['Large 2 zunächst für rund 60 Firmen wieder verfügbar', ''],
    ['Acme恢复Large 2，仅限获批机构', ''],
  ])('back for some is not back: %s', (title, text) => {
    expect(on(title, { category: 'resolved', impact: 'low' }, text)).toBe('eased')
  })

  test('back for everybody is back, whoever approved it', () => {
    const text = 'The ministry approved the release, and about 60 partners helped. It is available to all customers.'
    expect(on('Large 2 is back online', { category: 'resolved', impact: 'low' }, text)).toBe('lifted')
  })

  test('a rule that undoes another is its end', () => {
    expect(on('Commission Decision 2027/9 repealing Decision 2027/8', { category: 'ai_regulation' })).toBe('lifted')
    expect(on('Commission may repeal Decision 2027/8', { category: 'ai_regulation' })).toBe('law')
  })

  test('a suit is not its ruling', () => {
    expect(on('Acme sues the ministry', { category: 'policy_signal' })).toBe('suit')
    expect(on('Acme sues the ministry', { category: 'court_order' })).toBe('suit')
    expect(on('Judge blocks the ministry in suit of Acme', { category: 'court_order' })).toBe('ruling')
  })

  test('the end of a disturbance is no end of a measure', () => {
    const incident = reading(
      { id: 'i', kind: 'status', title: 'Elevated errors', phase: 'resolved' },
      { category: 'resolved', impact: 'low' },
    )
    expect(trackOf(incident)).toBe('service')
  })

  test('access is back only when it is said without ifs', () => {
    expect(saysReturned('Access to Large 2 has been restored for all customers.')).toBe(true)
    expect(saysReturned('This incident has been resolved.')).toBe(false)
    expect(saysReturned('Access to Large 2 should be restored within days.')).toBe(false)
    expect(saysReturned('Models remain unavailable. The event is resolved.')).toBe(false)
  })
})

describe('phase', () => {
  const feed = (text: string) => reading({ id: 'f', kind: 'status', title: 'Errors', text }).item
  const log =
    'Jul 2, 18:25 UTC\nResolved - Fixed.\n\nJul 2, 17:00 UTC\nMonitoring - A fix is in.\n\nJul 2, 16:54 UTC\nInvestigating - All requests fail.'

  test('is read from a history feed, newest first', () => {
    expect(phaseOf(feed(log))).toBe('resolved')
    expect(phaseOf(feed('Jul 2, 16:54 UTC\nInvestigating - All requests fail.'))).toBe('investigating')
    expect(phaseOf(feed('All requests fail.'))).toBeNull()
    expect(isOver(feed(log))).toBe(true)
  })

  test('an ended incident is judged by what it was, in its own words', () => {
    expect(peakOf(feed(log))).toMatchObject({
      text: 'Jul 2, 16:54 UTC\nInvestigating - All requests fail.',
      phase: 'identified',
    })
    const page = reading({
      id: 'p',
      kind: 'status',
      title: 'Errors',
      phase: 'resolved',
      text: 'Investigating: all fail.\n\nMonitoring: fix.\n\nResolved: done.',
    }).item
    expect(peakOf(page)?.text).toBe('Investigating: all fail.')
    expect(peakOf({ ...page, phase: 'monitoring' })).toBeNull()
    const record = {
      ...page,
      text: 'Component: API. Opened 2026-06-05T17:59:06Z. Resolved 2026-06-05T19:04:32Z (65 min).',
    }
    expect(peakOf(record)?.text.trim()).toBe('Component: API. Opened 2026-06-05T17:59:06Z.')
  })

  test('a component is a gauge, not an incident', () => {
    const component = reading({
      id: 'c',
      kind: 'status',
      title: 'API: operational',
      phase: 'resolved',
      facts: { component: 'API' },
    }).item
    expect(isGauge(component)).toBe(true)
    expect(peakOf(component)).toBeNull()
  })
})

test('a feed that shows the latest update only says where the incident stands', () => {
  const phase = (text: string) => phaseOf(reading({ id: 'p', kind: 'status', title: 'API errors', text }).item)
  expect(phase('Resolved - All is well.')).toBe('resolved')
  expect(phase('Investigating - We are looking.')).toBe('investigating')
  expect(phase('Resolved issues of last week - a review')).toBeNull()
})
