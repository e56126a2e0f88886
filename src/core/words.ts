import { hash, tokensOf } from './shingle.ts'

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const MAX_LATIN = 16
const MAX_ROOTS = 20_000
const roots = new Map<string, string>()
// Words that say nothing about which event it is: grammar, and the everyday words of the trade.
const COMMON = new Set(
  `the and for with from that this are was were has have had its his her their they will would can could may might been being but not now new more most
over after before about into than then amid among between against under while where when which who what how why also all any some such only just very
says said say report reports reported reportedly according statement announces announced announce update updates updated latest news post posted article
model models artificial intelligence company companies users user customers customer access service services platform api apis app tool tools llm llms
anthropic openai google microsoft amazon meta claude gpt chatgpt gemini state states united us usa government administration federal official officials
week today yesterday month year years day days hours first last two one use used using make makes made out off due via per its it is in on of to by as at
an or we our you your has these those there here other others use critical major many much make like significant significantly important concerns concern
background discussion community developers industry technology key impact potential including potentially raised highlights highlight specific lead leading
frontier security national safety ai2 issue issues incident status affected components investigating identified monitoring resolved elevated errors error`
    .split(/\s+/)
    .map(stem),
)

// The same for the languages that are read most beside English.
const GRAMMAR = new Set(
  `der die das den dem des ein eine einer einem einen und oder ist sind war wird werden wurde nicht mit von zum zur auf aus bei nach für über als auch
sich ihre seine dass durch ab seit bis im le la les un une des du de et ou est sont été pour par sur avec dans aux ses son leur que qui il elle ne pas plus
se au en el los las una uno y del al con por para su sus es son fue ha han como más sin sobre lo desde hasta este esta`.split(
    /\s+/,
  ),
)

/** Hashes of the words of a text that tell it from others, in order; pairs of characters for scripts without spaces. */
export function distinctive(text: string, names: ReadonlySet<string>, most: number): number[] {
  const found = new Set<string>()
  let previous = ''
  for (const token of tokensOf(text)) {
    if (found.size >= most) break
    const cjk = token.length === 1 && token.charCodeAt(0) > 0x2e80
    if (cjk) {
      if (previous) found.add(previous + token) // pairs of characters stand for words
      previous = token
      continue
    }
    previous = ''
    for (const part of token.includes('-') ? token.split('-') : [token]) {
      const word = rootOf(part)
      if (word !== '' && !names.has(word)) found.add(word)
    }
  }
  return [...found].slice(0, most).map(hash)
}

/** Hashes of the longest distinctive words of a text in an alphabet. */
export function longest(text: string, names: ReadonlySet<string>, most: number): number[] {
  const words = new Set<string>()
  for (const token of tokensOf(text)) {
    if (token.charCodeAt(0) > 0x2e80) continue
    for (const part of token.split('-')) {
      const word = rootOf(part)
      if (word !== '' && !names.has(word)) words.add(word)
    }
  }
  return [...words]
    .sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
    .slice(0, most)
    .map(hash)
}

/** Hashes of names and numbers in Latin letters in a text of another script. */
export function latinOf(text: string, names: ReadonlySet<string>): number[] {
  const words = tokensOf(text)
    .filter((token) => /^[a-z0-9]/.test(token))
    .flatMap((token) => token.split('-'))
    .map(rootOf)
    .filter((word) => word !== '' && !names.has(word))
  return [...new Set(words)].slice(0, MAX_LATIN).map(hash)
}

/**
 * The tongue of a text as far as comparing words needs it: its script, or the Latin-script language whose small words
 * stand in it; 0 is English or unknown.
 */
export function tongueOf(text: string): number {
  const sample = text.slice(0, 500)
  const cjk = sample.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0
  if (cjk * 4 > sample.length || (cjk > 5 && cjk * 8 > sample.length)) {
    if (/\p{Script=Hangul}/u.test(sample)) return 3
    return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sample) ? 2 : 1
  }
  if (/[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Thai}\p{Script=Hebrew}]{4}/u.test(sample)) return 4
  const counts = SMALL_WORDS.map((pattern) => sample.match(pattern)?.length ?? 0)
  const most = Math.max(...counts)
  return most > 0 && most > (counts[0] ?? 0) ? 4 + counts.indexOf(most) : 0
}

/** True for a tongue of the European continent. */
export function isContinental(tongue: number): boolean {
  return tongue > 4
}

const SMALL_WORDS = [
  /\b(the|of|and|to|for|with|its|after|over|is|has|says)\b/gi,
  /\b(der|die|das|den|dem|und|für|mit|nicht|wird|ist|nach|von|auf|im|ab)\b/gi,
  /\b(le|la|les|des|du|et|pour|dans|est|avec|une|aux|sur|ses)\b/gi,
  /\b(el|los|las|del|para|con|por|una|su|sus|que|al|se)\b/gi,
]

/** True for a text whose words cannot be compared with those of Latin scripts. */
export function isEastAsian(text: string): boolean {
  return CJK.test(text)
}

/** What tells one text from another in a word, empty for a word that tells nothing. Words recur: the answer is kept. */
function rootOf(part: string): string {
  const known = roots.get(part)
  if (known !== undefined) return known
  const word = stem(part)
  const root = GRAMMAR.has(part) || COMMON.has(word) || !says(word) ? '' : word
  if (roots.size >= MAX_ROOTS) roots.clear()
  roots.set(part, root)
  return root
}

/** Numbers of one digit and years tell nothing, nor do words of two letters. */
function says(word: string): boolean {
  return /\d/.test(word) ? /\d[\d.]/.test(word) && !/^(19|20)\d\d$/.test(word) : word.length > 2
}

/** What is left of a word without its ending: enough to be equal for the forms of one word. */
export function stem(token: string): string {
  const word = token.replace(/['’]s?$/, '').replace(/[.'’]/g, '')
  if (/\d/.test(word)) return token
  if (word.length < 5) return word
  return word.replace(/(ations?|ing|ed|ies|es|s|ly)$/, '').slice(0, 7)
}
