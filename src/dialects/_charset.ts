import iconv from 'iconv-lite'
import { ParseError } from '../errors.ts'
import type { Payload } from '../source.ts'

/** Text of some bytes, and the charset that was used to read them. */
export interface Decoded {
  text: string
  charset: string
}

/** More than this is not a page or a feed; 32 MiB leaves room for the largest sanctions list. */
const MAX_BYTES = 32 * 1024 * 1024
/** How far into the bytes a declaration is looked for; HTML says 1024, real pages are later. */
const HEAD_BYTES = 4096

/** The text of a payload; see `decodeBytes`. */
export function decodePayload(payload: Pick<Payload, 'body' | 'contentType'>): string {
  return decodeBytes(payload.body, payload.contentType).text
}

/**
 * Decodes bytes: byte order mark, then the charset of the Content-Type, then the one the document declares, then a
 * look at the bytes. A label that the bytes contradict loses: publishers mislabel UTF-8 as Latin-1 and back.
 * @throws ParseError when the bytes are too many or the charset cannot be read.
 */
export function decodeBytes(body: Uint8Array, contentType: string | null): Decoded {
  if (body.length > MAX_BYTES) throw new ParseError(`payload of ${body.length} bytes is larger than ${MAX_BYTES}`)
  if (body[0] === 0x1f && body[1] === 0x8b) throw new ParseError('bytes are gzip, not text')
  if (body[0] === 0x50 && body[1] === 0x4b && body[2] === 3) throw new ParseError('bytes are a zip archive, not text')
  const wide = byteOrder(body)
  if (wide) return { text: iconv.decode(Buffer.from(body), wide), charset: wide }
  const labels = [fromContentType(contentType), fromDocument(body)].filter((label) => label !== null)
  const utf8 = readUtf8(body)
  for (const label of labels) {
    const charset = canonical(label)
    if (charset === null) continue
    if (charset === 'utf-8') {
      if (utf8.bad === 0 || utf8.multi > utf8.bad) return { text: utf8.text, charset }
      continue
    }
    if (utf8.bad === 0 && !escapes(charset) && (utf8.multi > 0 || charset === 'utf-16le' || charset === 'utf-16be')) {
      return { text: utf8.text, charset: 'utf-8' } // text that is valid UTF-8 with multi-byte characters is UTF-8
    }
    const text = decodeAs(body, charset)
    if (text !== null) return { text, charset }
  }
  if (utf8.bad === 0) return { text: utf8.text, charset: 'utf-8' }
  const unknown = labels.find((label) => canonical(label) === null)
  if (unknown !== undefined) throw new ParseError(`unknown charset '${unknown.slice(0, 40)}'`)
  return sniff(body, utf8)
}

const BOMS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe, 0x00, 0x00], 'utf-32le'],
  [[0x00, 0x00, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/** Wide charsets by their mark, or by where the zero bytes of an ASCII first character are. */
function byteOrder(body: Uint8Array): string | null {
  for (const [mark, charset] of BOMS) if (mark.every((byte, index) => body[index] === byte)) return charset
  if (body.length < 4) return null
  const shape = [0, 1, 2, 3].map((index) => (body[index] === 0 ? '0' : 'x')).join('')
  return { '0x0x': 'utf-16be', x0x0: 'utf-16le', '000x': 'utf-32be', x000: 'utf-32le' }[shape] ?? null
}

function fromContentType(contentType: string | null): string | null {
  return contentType?.match(/charset\s*=\s*["']?\s*([\w.:+-]+)/i)?.[1] ?? null
}

function fromDocument(body: Uint8Array): string | null {
  const head = Buffer.from(body.subarray(0, HEAD_BYTES)).toString('latin1')
  return (
    head.match(/^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:+-]+)/)?.[1] ??
    head.match(/<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:+-]+)/i)?.[1] ??
    null
  )
}

// Labels whose usual bytes are those of a larger relative (WHATWG Encoding, section 4.2).
const ALIASES: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  iso8859_1: 'windows-1252',
  'iso-8859-9': 'windows-1254',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  'gb_2312-80': 'gb18030',
  'x-sjis': 'shift_jis',
  'windows-31j': 'shift_jis',
  'x-euc-jp': 'euc-jp',
  big5: 'big5-hkscs',
  'x-x-big5': 'big5-hkscs',
  'ks_c_5601-1987': 'euc-kr',
  'utf-16': 'utf-16le',
  'ucs-2': 'utf-16le',
}

function canonical(label: string): string | null {
  const lower = label.toLowerCase()
  const charset = Object.hasOwn(ALIASES, lower) ? ALIASES[lower]! : lower
  if (charset === 'utf-8' || iconv.encodingExists(charset)) return BINARY.has(charset) ? null : charset
  try {
    return new TextDecoder(charset).encoding
  } catch {
    return null
  }
}

// iconv-lite also knows transfer encodings, which are never the charset of a document.
const BINARY = new Set(['base64', 'hex', 'binary', 'utf7imap', 'utf-7-imap'])

/** Charsets that write everything in seven bits, so that their text is always valid UTF-8 too. */
const escapes = (charset: string): boolean => /^(utf-?7|iso-2022|hz)/.test(charset)

function decodeAs(body: Uint8Array, charset: string): string | null {
  if (iconv.encodingExists(charset)) return iconv.decode(Buffer.from(body), charset)
  return new TextDecoder(charset).decode(body)
}

interface Utf8 {
  text: string
  /** Characters of more than one byte, and replacements of bytes that are not UTF-8. */
  multi: number
  bad: number
}

function readUtf8(body: Uint8Array): Utf8 {
  const text = new TextDecoder('utf-8').decode(body)
  let multi = 0
  let bad = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 0xfffd) bad += 1
    else if (code > 0x7f) multi += 1
  }
  if (bad > 0) bad -= Math.min(bad, countReplacement(body)) // a U+FFFD that was really written is not an error
  return { text, multi, bad }
}

function countReplacement(body: Uint8Array): number {
  let count = 0
  for (let at = 0; at + 2 < body.length; at += 1) {
    if (body[at] === 0xef && body[at + 1] === 0xbf && body[at + 2] === 0xbd) count += 1
  }
  return count
}

/** Bytes without a usable label: UTF-8 with a few bad bytes, a CJK charset that fits throughout, else windows-1252. */
function sniff(body: Uint8Array, utf8: Utf8): Decoded {
  if (utf8.multi > utf8.bad * 4) return { text: utf8.text, charset: 'utf-8' }
  const sample = Buffer.from(body.subarray(0, 65_536))
  for (const [charset, script] of CJK) {
    const text = iconv.decode(sample, charset)
    const foreign = text.replace(/[\x00-\x7f]/g, '')
    if (foreign.length < 8 || text.slice(0, -2).includes('\ufffd')) continue
    const fitting = foreign.match(script)?.length ?? 0
    if (fitting / foreign.length > 0.8) return { text: iconv.decode(Buffer.from(body), charset), charset }
  }
  return { text: iconv.decode(Buffer.from(body), 'windows-1252'), charset: 'windows-1252' }
}

const CJK: readonly (readonly [string, RegExp])[] = [
  ['euc-jp', /[\u3040-\u30ff\u3000-\u303f]|(?<=[\u3040-\u30ff\u3000-\u303f])[\u4e00-\u9fff]+/g],
  ['shift_jis', /[\u3040-\u30ff\u3000-\u303f]|(?<=[\u3040-\u30ff\u3000-\u303f])[\u4e00-\u9fff]+/g],
  ['gb18030', /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/g],
  ['big5-hkscs', /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/g],
  ['euc-kr', /[\uac00-\ud7a3]/g],
]
