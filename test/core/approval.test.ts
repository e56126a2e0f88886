import { describe, expect, test } from 'vitest'
import { ApprovalRule, judgeApproval, type Vote } from '#src/core/approval.ts'
import { NOW } from './_restrict.ts'

const votes = (...by: string[]): Vote[] => by.map((who) => ({ by: who, at: NOW.toISOString(), decision: 'approve' }))
function judge(
  given: {
    rule?: Partial<ApprovalRule>
    votes?: Vote[]
    decidedBy?: string[]
    minutes?: number
    halted?: boolean
    alone?: boolean
  } = {},
) {
  const verdict = judgeApproval({
    restriction: { proposedAt: NOW.toISOString(), decidedBy: given.decidedBy ?? ['policy:cut-off'] },
    rule: { ...ApprovalRule.parse({}), ...given.rule },
    votes: given.votes ?? [],
    halted: given.halted ?? false,
    mayActAlone: given.alone ?? true,
    now: new Date(NOW.getTime() + (given.minutes ?? 0) * 60_000),
  })
  return [verdict.verdict, ...verdict.because]
}

describe('people', () => {
  test('a quorum of different people approves; the same person counts once', () => {
    expect(judge({ votes: votes('user:ann') })).toEqual(['approved', 'quorum'])
    expect(judge({ rule: { quorum: 2 }, votes: votes('user:ann', 'user:ann') })).toEqual(['pending', 'quorum'])
    expect(judge({ rule: { quorum: 2 }, votes: votes('user:ann', 'user:bob') })).toEqual(['approved', 'quorum'])
  })

  test('one rejection ends it, even against a quorum', () => {
    const no: Vote = { by: 'user:eve', at: NOW.toISOString(), decision: 'reject' }
    expect(judge({ votes: [...votes('user:ann'), no] })).toEqual(['rejected', 'rejected'])
  })

  test('whoever proposed it by hand never carries it alone', () => {
    const decidedBy = ['user:ann']
    expect(judge({ decidedBy, votes: votes('user:ann') })).toEqual(['pending', 'four-eyes'])
    expect(judge({ decidedBy, votes: votes('user:bob') })).toEqual(['approved', 'quorum'])
    expect(judge({ decidedBy, rule: { quorum: 2 }, votes: votes('user:ann', 'user:bob') })).toEqual([
      'approved',
      'quorum',
    ])
  })
})

describe('silence', () => {
  test('holds, rejects or enforces when the time is over, and not a millisecond before', () => {
    expect(judge({ minutes: 14.99 })).toEqual(['pending', 'quorum'])
    expect(judge({ minutes: 15 })).toEqual(['held', 'timeout'])
    expect(judge({ minutes: 15, rule: { onTimeout: 'reject' } })).toEqual(['rejected', 'timeout'])
    expect(judge({ minutes: 15, rule: { onTimeout: 'enforce' } })).toEqual(['approved', 'timeout'])
  })

  test('never enforces while halted, on press alone, or for a proposal by hand', () => {
    const rule = { onTimeout: 'enforce' as const }
    expect(judge({ minutes: 15, rule, halted: true })).toEqual(['held', 'halted'])
    expect(judge({ minutes: 15, rule, alone: false })).toEqual(['held', 'authority'])
    expect(judge({ minutes: 15, rule, decidedBy: ['user:ann'], votes: votes('user:ann') })).toEqual([
      'held',
      'four-eyes',
    ])
  })

  test('a late approval still counts', () => {
    expect(judge({ minutes: 60, votes: votes('user:bob') })).toEqual(['approved', 'quorum'])
  })
})
