import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decodeBytes } from '#src/dialects/_charset.ts'
import { ParseError } from '#src/errors.ts'

const xml = (label: string, text: string) => `<?xml version="1.0" encoding="${label}"?><t>${text}</t>`
const inner = (text: string) => /<t>(.*)<\/t>/s.exec(text)?.[1]

describe('decodeBytes', () => {
  test.each([
    ['shift_jis', '輸出管理'],
    ['euc-jp', '輸出管理'],
    ['gb18030', '出口管制𠀀'],
    ['gb2312', '出口管制'],
    ['big5', '出口管制'],
    ['euc-kr', '수출통제'],
    ['windows-1251', 'экспорт'],
    ['koi8-r', 'экспорт'],
    ['windows-1252', '“naïve” €'],
    ['iso-8859-2', 'żółć'],
    ['iso-8859-15', '€uro'],
  ])('reads %s from the prolog, the HTTP header and a meta tag', (label, text) => {
    const bytes = iconv.encode(xml(label, text), label)
    expect(inner(decodeBytes(bytes, null).text)).toBe(text)
    expect(inner(decodeBytes(iconv.encode(`<t>${text}</t>`, label), `text/xml; charset="${label}"`).text)).toBe(text)
    const page = iconv.encode(`<html><head><meta charset=${label}></head><t>${text}</t>`, label)
    expect(inner(decodeBytes(page, 'text/html').text)).toBe(text)
  })

  test.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('reads %s with and without its mark', (charset) => {
    for (const addBOM of [true, false]) {
      const bytes = iconv.encode(xml('utf-16', 'ж€'), charset, { addBOM })
      expect(inner(decodeBytes(bytes, null).text)).toBe('ж€')
    }
  })

  test('a byte order mark beats every label', () => {
    const bytes = Buffer.from('\ufeff<t>é</t>')
    expect(decodeBytes(bytes, 'text/xml; charset=iso-8859-1')).toEqual({ text: '<t>é</t>', charset: 'utf-8' })
  })

  test('the HTTP header beats the prolog', () => {
    const bytes = iconv.encode(xml('iso-8859-1', 'да'), 'windows-1251')
    expect(inner(decodeBytes(bytes, 'text/xml; charset=windows-1251').text)).toBe('да')
  })

  test('a label that the bytes contradict loses', () => {
    expect(inner(decodeBytes(Buffer.from(xml('iso-8859-1', 'café')), null).text)).toBe('café')
    expect(inner(decodeBytes(iconv.encode(xml('utf-8', 'café déjà vu'), 'latin1'), null).text)).toBe('café déjà vu')
    expect(inner(decodeBytes(Buffer.from(xml('utf-16', 'ж')), null).text)).toBe('ж')
  })

  test('one bad byte does not cost the rest of the text', () => {
    const bytes = Buffer.concat([Buffer.from('<t>出口管制条例'), Buffer.from([0xff]), Buffer.from('</t>')])
    expect(decodeBytes(bytes, null).text).toContain('出口管制条例')
  })

  test('sniffs unlabelled Chinese, Japanese and Cyrillic-free Latin', () => {
    expect(decodeBytes(iconv.encode('商务部公布对相关物项实施出口管制的决定', 'gb18030'), null).charset).toBe('gb18030')
    expect(decodeBytes(iconv.encode('これはひらがなとカタカナのテストです', 'euc-jp'), null).charset).toBe('euc-jp')
    expect(decodeBytes(iconv.encode('Résumé of the déjà vu', 'latin1'), null).text).toBe('Résumé of the déjà vu')
  })

  test.each([
    [
      'an unknown charset of bytes that are not UTF-8',
      Buffer.from('<?xml version="1.0" encoding="x-nonsense"?>\xff', 'latin1'),
    ],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0])],
    ['a zip archive', Buffer.from('PK\u0003\u0004')],
  ])('refuses %s', (_, bytes) => {
    expect(() => decodeBytes(bytes, null)).toThrow(ParseError)
  })

  test('an unknown charset of plain ASCII is harmless', () => {
    expect(inner(decodeBytes(Buffer.from(xml('x-nonsense', 'plain')), null).text)).toBe('plain')
  })

  test.each(['constructor', '__proto__', 'toString'])('a charset called %s is only unknown', (label) => {
    expect(() => decodeBytes(Buffer.from([0xff, 0xfe, 0xfd]), `text/html; charset=${label}`)).not.toThrow(TypeError)
  })
})
