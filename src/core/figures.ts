const GROUPED = /(?<=\d)[,，'’](?=\d{3}(?!\d))/g
/** Where English writes `3,800`, the continent writes `3.800`. */
const DOTTED = /(?<=(?<![\d.])\d{1,3})\.(?=\d{3}(?![\d.]))/g
const SCALED =
  /(\d+(?:\.\d+)?)\s?(thousand|million|billion|mio|mrd|millionen|milliarden|millions?|milliards?|millones|k|m|bn|千|万|萬|百万|千万|億|亿|만|억)(?![\p{L}\d])/giu
const EAST = /(\d+(?:\.\d+)?)\s?(百万|千万|千|万|萬|億|亿|만|억)/gu
const SCALE: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  만: 1e4,
  million: 1e6,
  millions: 1e6,
  millionen: 1e6,
  millones: 1e6,
  mio: 1e6,
  m: 1e6,
  百万: 1e6,
  千万: 1e7,
  億: 1e8,
  亿: 1e8,
  억: 1e8,
  billion: 1e9,
  milliard: 1e9,
  milliards: 1e9,
  milliarden: 1e9,
  mrd: 1e9,
  bn: 1e9,
}
const FIGURE = /(?<![\d.\p{L}-])([$€£¥])?\s?(\d+(?:\.\d+)?)\s?(%|[$€£])?(?![\d\p{L}])/gu
const EAST_FIGURE = /([$€£¥])?(\d+(?:\.\d+)?)(%|[$€£])?/gu
const ADDRESS = /\bhttps?:\/\/\S+/g
const DAY = /\b\d{4}-\d{2}(-\d{2})?(T[\d:.]+Z?)?|\b\d{1,2}:\d{2}(:\d{2})?\b|\d{4}年|\d{1,2}月|\d{1,2}日/g

/**
 * Numbers written one way: `3,800`, `3.8k` and `3800` are equal, and so are `20 million` and
 * `2000万`. `continental`: points group digits.
 */
export function plainFigures(text: string, continental = false): string {
  const spelled = (whole: string, digits: string, unit: string) => {
    const scale = SCALE[unit.toLowerCase()]
    return scale === undefined ? whole : ` ${Math.round(Number(digits) * scale)} `
  }
  const whole = continental ? text.replace(DOTTED, '') : text
  return whole.replace(GROUPED, '').replace(SCALED, spelled).replace(EAST, spelled)
}

/**
 * Figures of a text that hardly occur twice by chance: amounts, shares and counts, not dates, years, times or small
 * whole numbers. `text` as `plainFigures` gives it.
 */
export function figuresOf(text: string, most: number): string[] {
  const found = new Set<string>()
  const bare = text.replace(ADDRESS, ' ').replace(DAY, ' ')
  const pattern = /[\u3000-\u9fff\uac00-\ud7af]/.test(bare) ? EAST_FIGURE : FIGURE
  for (const [, before = '', digits = '', after = ''] of bare.matchAll(pattern)) {
    if (found.size >= most) break
    const sign = before || after
    const value = Number(digits)
    const year = sign === '' && value >= 1990 && value <= 2040
    if (year || (sign === '' && value < 100 && !digits.includes('.'))) continue
    if (sign === '' && /^\d\.\d$/.test(digits)) continue // a version
    found.add(`${sign}${value}`)
  }
  return [...found]
}
