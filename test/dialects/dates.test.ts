import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDate, parseDay } from '#src/dialects/_dates.ts'

describe('parseDate', () => {
  test.each([
    ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21.000Z'],
    ['Thursday, 01-Jan-04 19:48:21 GMT', '2004-01-01T19:48:21.000Z'],
    ['01 Jan 2004 19:48 EST', '2004-01-02T00:48:00.000Z'],
    ['Mon, 15 Jun 2026 09:00:00 PDT', '2026-06-15T16:00:00.000Z'],
    ['Wed, 19 Aug 2015 18:34:02 +05:30', '2015-08-19T13:04:02.000Z'],
    ['Fri, 2 Sep 05 10:00 Z', '2005-09-02T10:00:00.000Z'],
    ['Sun, 12 June 2026 08:45:00 ET', '2026-06-12T12:45:00.000Z'],
    ['January 26, 2004 4:31 pm ET', '2004-01-26T21:31:00.000Z'],
    ['Fri Jan  2 03:04:05 2004', '2004-01-02T03:04:05.000Z'],
    ['Fri Sep  4 10:00:00 PDT 2020', '2020-09-04T17:00:00.000Z'],
    ['2003-12-31T10:14:55Z', '2003-12-31T10:14:55.000Z'],
    ['2003-12-31T10:14:55.123-08:00', '2003-12-31T18:14:55.123Z'],
    ['2026-06-12 12:45:00 UTC', '2026-06-12T12:45:00.000Z'],
    ['2022-01-01T12:00+00:00', '2022-01-01T12:00:00.000Z'],
    ['2003-12-31', '2003-12-31T00:00:00.000Z'],
    ['20031231', '2003-12-31T00:00:00.000Z'],
    ['2003-365', '2003-12-31T00:00:00.000Z'],
    ['2003-W01-3', '2003-01-01T00:00:00.000Z'],
    ['2003-12', '2003-12-01T00:00:00.000Z'],
    ['2003-12-31T24:00:00Z', '2004-01-01T00:00:00.000Z'],
    ['2024/06/07 08:09:10', '2024-06-07T08:09:10.000Z'],
    ['12 June 2026', '2026-06-12T00:00:00.000Z'],
    ['Sept. 3, 2024', '2024-09-03T00:00:00.000Z'],
    ['1st May, 2023', '2023-05-01T00:00:00.000Z'],
    ['12 juin 2026', '2026-06-12T00:00:00.000Z'],
    ['1 de enero de 2024', '2024-01-01T00:00:00.000Z'],
    ['25.12.2025', '2025-12-25T00:00:00.000Z'],
    ['12/25/2025', '2025-12-25T00:00:00.000Z'],
    ['06/13/26', '2026-06-13T00:00:00.000Z'],
    ['31.12.99', '1999-12-31T00:00:00.000Z'],
    ['3/25/26', '2026-03-25T00:00:00.000Z'],
    ['06/06/06', '2006-06-06T00:00:00.000Z'],
    ['04/04/2026', '2026-04-04T00:00:00.000Z'],
    ['12.06.2026', '2026-06-12T00:00:00.000Z'],
    ['2026年6月12日', '2026-06-12T00:00:00.000Z'],
    ['2004-05-25 오후 11:23:17', '2004-05-25T23:23:17.000Z'],
    ['Thu Jun 11 2026 20:00:00 GMT-0400 (Eastern Daylight Time)', '2026-06-12T00:00:00.000Z'],
    ['Tue, 10 Jun 2003 04:00:00 America/New_York', '2003-06-10T08:00:00.000Z'],
  ])('reads %s', (text, iso) => {
    expect(parseDate(text)).toBe(iso)
  })

  test.each([
    ['03/04/2026', 'two readings'],
    ['26/06/11', 'a year of two digits can stand first or last'],
    ['26-06-11', 'a year of two digits can stand first or last'],
    ['26.06.11', 'a year of two digits can stand first or last'],
    ['03/04/05', 'three readings'],
    ['30/02/2026', 'no such day'],
    ['Sun, 31 Feb 2004 00:00:00 GMT', 'no such day'],
    ['2024-13-01', 'no such month'],
    ['12 June 2026 10:00 XYZ', 'a zone nobody knows'],
    ['12 June 2026 25:00 GMT', 'no such hour'],
    ['13:00 pm, 12 June 2026', 'no such hour of a half day'],
    ['yesterday', 'no date'],
    ['12 hours ago', 'no date'],
    ['1717171717', 'a bare number'],
    ['', 'nothing'],
    ['2026-W60-1', 'no such week'],
  ])('never invents an instant for %j: %s', (text) => {
    expect(parseDate(text)).toBeNull()
  })

  test('a source may say how its dates are written', () => {
    expect(parseDate('03/04/2026', { order: 'dmy' })).toBe('2026-04-03T00:00:00.000Z')
    expect(parseDate('03/04/2026', { order: 'mdy' })).toBe('2026-03-04T00:00:00.000Z')
    expect(parseDate('26/06/11', { order: 'dmy' })).toBe('2011-06-26T00:00:00.000Z')
    expect(parseDate('26/06/11', { order: 'mdy' })).toBeNull()
    expect(parseDate('2026-06-12 18:00', { offset: 480 })).toBe('2026-06-12T10:00:00.000Z')
    expect(parseDate('2026-06-12', { offset: 480 })).toBe('2026-06-12T00:00:00.000Z')
  })

  test('property: what JavaScript writes is read back', () => {
    const dates = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(dates, (date) => {
        expect(parseDate(date.toISOString())).toBe(date.toISOString())
        const seconds = new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString()
        expect(parseDate(date.toUTCString())).toBe(seconds)
      }),
    )
  })

  test('property: any text gives an instant or null', () => {
    const bits = fc.constantFrom(
      'Jan',
      '2026',
      '12',
      ':',
      '-',
      '/',
      ' ',
      'T',
      'Z',
      '+',
      'GMT',
      'pm',
      '年',
      '.',
      ',',
      '오후',
    )
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 12 }), (list) => {
        const read = parseDate(list.join(''))
        if (read !== null) expect(new Date(read).toISOString()).toBe(read)
      }),
    )
  })
})

describe('parseDay', () => {
  test('keeps the day as written, whatever the zone', () => {
    expect(parseDay('2026-06-12T23:30:00-07:00')).toBe('2026-06-12')
    expect(parseDay('Fri, 12 Jun 2026 23:30:00 PDT')).toBe('2026-06-12')
    expect(parseDay('soon')).toBeNull()
  })
})
