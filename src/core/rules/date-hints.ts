import type { Folded } from '../vocabulary/fold.ts'

/** What a text has that dates are written with. A pattern whose hints are missing cannot match, and is not tried. */
export const HINT = {
  digit: 1,
  /** `20`, as years of this century begin. */
  twenty: 2,
  /** A dash after a digit. */
  dashed: 4,
  /** A letter after a digit, as in `1st`, `2nd`, `3rd`, `4th`. */
  ordinal: 8,
  年: 16,
  月: 32,
  日: 64,
  /** 内, 后 or 後: within, after. */
  span: 128,
  /** What may follow a day in Japanese or Chinese when something begins: 発効, 施行, に, から, 以降, より, まで, 付, 〜, 生效, 起. */
  begins: 256,
  /** A word that may be the name of a month: `may`, and `market` as well. */
  month: 512,
  /** `day`, `week`. */
  day: 1024,
  /** The same in German, French or Spanish. */
  tag: 2048,
  weekday: 4096,
  /** `month` in five languages, or 月. */
  monthWord: 8192,
  /** `tomorrow`, or 明 as in 明日. */
  tomorrow: 16_384,
  /** `today`, `heute`, `hoy`, `aujourd'hui`, or 今, 本 or き as in 今日, 本日, きょう. */
  today: 32_768,
} as const

/** By the first three letters of a word. */
const BEGINNINGS = new Uint16Array(1 << 15)
mark('jan ene feb fev mar apr avr abr may mai jun jui jul aug aou ago sep oct okt nov dec dez dic', HINT.month)
mark('day wee', HINT.day)
mark('tag woc jou sem dia', HINT.tag)
mark('mon tue wed thu fri sat sun', HINT.weekday)
mark('mon moi mes', HINT.monthWord)
mark('tom', HINT.tomorrow)
mark('tod heu hoy auj', HINT.today)

const WIDE = new Map<number, number>()
for (const [char, hint] of Object.entries({
  年: HINT.年,
  月: HINT.月 | HINT.monthWord,
  日: HINT.日,
  明: HINT.tomorrow,
  今: HINT.today,
  本: HINT.today,
  き: HINT.today,
}))
  wide(char, hint)
for (const char of '内后後') wide(char, HINT.span)
for (const char of '発施にか以よま付〜生起') wide(char, HINT.begins)

const UNDERSCORE = 0x5f
const DASH = 0x2d
const FIRST_WIDE = 0x3000

/** One look at a text for everything dates are written with. */
export function dateHints({ codes, length }: Folded): number {
  let hints = 0
  let last = 0
  for (let index = 0; index < length; index++) {
    const code = codes[index]!
    if (isLetter(code)) {
      if (isDigit(last)) hints |= HINT.ordinal
      else if (!isLetter(last) && last !== UNDERSCORE && index + 2 < length)
        hints |= BEGINNINGS[beginning(code, codes[index + 1]!, codes[index + 2]!)]!
    } else if (isDigit(code)) hints |= code === 0x30 && last === 0x32 ? HINT.digit | HINT.twenty : HINT.digit
    else if (code === DASH && isDigit(last)) hints |= HINT.dashed
    else if (code >= FIRST_WIDE) hints |= WIDE.get(code) ?? 0
    last = code
  }
  return hints
}

function mark(words: string, hint: number): void {
  for (const word of words.split(' '))
    BEGINNINGS[beginning(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2))]! |= hint
}

function wide(char: string, hint: number): void {
  WIDE.set(char.charCodeAt(0), hint)
}

function beginning(one: number, two: number, three: number): number {
  return ((one & 31) << 10) | ((two & 31) << 5) | (three & 31)
}

function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
