import { expect, test } from 'vitest'
import { Item } from '#src/core/item.ts'
import { daysBetween } from '#src/core/rules/dates.ts'
import { effectiveOf } from '#src/core/rules/effective.ts'
import { readItem } from '#src/core/vocabulary/reading.ts'

const on = (text: string, published: string | null = '2027-03-10T12:00:00Z') =>
  effectiveOf(readItem(Item.parse({ id: 'd', kind: 'news', title: 'Notice', text, published })))?.on ?? null

test.each([
  ['The endpoint will be shut down on July 28, 2027.', '2027-07-28'],
  ['This rule is effective 60 days after publication.', '2027-05-09'],
  ['The API will be removed in six days.', '2027-03-16'],
  ['The API will be decommissioned this Friday.', '2027-03-12'],
  ['Access ends at the end of the month.', '2027-03-31'],
  ['自 2027 年 5 月 15 日起上调价格。', '2027-05-15'],
  ['旧模型将于 5 月 29 日下线。', '2027-05-29'],
  ['主要条項が2027年8月2日に施行。', '2027-08-02'],
  ['Die Verordnung tritt am 2. August 2027 in Kraft.', '2027-08-02'],
  ['Le règlement entre en vigueur le 2 août 2027.', '2027-08-02'],
  ['El reglamento entra en vigor el 2 de agosto de 2027.', '2027-08-02'],
  ['Announced: 2027-03-01. Shutdown date: 2027-09-01.', '2027-09-01'],
  ['No date is given here.', null],
])('%s', (text, expected) => {
  expect(on(text)).toBe(expected)
})

test('a date that no calendar has is no date', () => {
  expect(on('Effective February 31, 2027.')).toBe(null)
  expect(on('Effective 2027-13-40.')).toBe(null)
})

test('days between calendar dates', () => {
  expect(daysBetween('2027-01-01', '2027-01-31')).toBe(30)
  expect(daysBetween('2027-03-10', '2027-03')).toBe(-9)
})
