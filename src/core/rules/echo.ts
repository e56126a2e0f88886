import type { Hit } from '../vocabulary/reading.ts'
import type { Evidence } from './judge.ts'

/** What a measure is called when it is the subject of other news. */
const MEASURE =
  'suspension|ban|shutdown|halt|cut-?off|designation|blacklisting|restrictions?|controls?|directive|order|crackdown|saga|crisis|standoff|removal'

/** Titles that tell what came of a measure: the measure as a noun, then what it sets off. By language. */
const AFTERMATH: readonly RegExp[] = [
  new RegExp(
    `\\b(?:${MEASURE})\\b[^,:;]{0,60}\\b(?:prompts?|sparks?|spurs?|fuels?|stirs?|raises?|reignites?|highlights?|underscores?|benefits?|drags on|wears on|continues?|fallout|aftermath|backlash|wake-up call)\\b`,
  ),
  new RegExp(`\\b(?:responds?|reacts?|response|reaction) to\\b.{0,60}\\b(?:${MEASURE})\\b`),
  /回应.{0,24}(?:责令|停用|暂停|禁令|制裁)|(?:停止|禁止|命令|指定).{0,12}(?:受けコメント|に反論|に対応)/,
  /(?:禁止|停止|規制|指令|管理)(?:が|の|は|で)?(?:長引く|長期化|波紋|余波|影響|懸念)|漁夫の利/,
  /(?:禁令|禁止|停用|管制|断供|暂停|封禁)[^，,。]{0,14}(?:引发|引起|敲响|余波|启示|反思|持续)/,
  /(?:sperre|verbot|abschaltung|stopp|anordnung)\b[^,:;]{0,50}\b(?:entfacht|befeuert|schurt|lost [^,:;]{1,30} aus|wirft)\b/,
  /(?:suspension|interdiction|blocage|arret)\b[^,:;]{0,50}\b(?:suscite|relance|provoque|inquiete|ravive)\b/,
  /(?:suspension|prohibicion|bloqueo|veto)\b[^,:;]{0,50}\b(?:provoca|reaviva|desata|genera|impulsa)\b/,
]

/** How periodical reviews call themselves. */
const REVIEW =
  /\b(?:monthly|weekly) (?:review|round-?up|recap|headlines)\b|\b(?:month|week|year) in review\b|月次|月报|周报|周刊/
/** Titles of pieces that look back or draw lessons. */
const LESSON =
  /^(?:the week|der tag|die woche|la semaine|la semana)\b|\bwhat .{1,60}\b(?:teaches|means for|tells us|says about)\b|\blessons? (?:from|of)\b/

/** Titles are shorter; in hostile ones a clause could begin anywhere. */
const MOST_READ = 500

/** Words of the hour: what happened just now is no history, in whatever clause it stands. */
const FRESH: ReadonlySet<string> = new Set(['soon', 'now'])

/** From how many days between the act and its telling on news is history. */
const OLD_DAYS = 30

/**
 * Whether a news item tells again, or tells the consequences of, a measure that others reported: its title has another
 * verb, it reviews a month, or the day it states is long past. The measure itself was an item of its own.
 */
export function isEcho({ reading, facts, findings }: Evidence): boolean {
  if (reading.item.kind !== 'news') return false
  if (facts.notice !== null && facts.notice < -OLD_DAYS) return true
  const plain = reading.title.plain.slice(0, MOST_READ)
  const cuts = findings.filter(({ zone, frame }) => zone === 't' && frame.says[1] === 'critical')
  const fresh = [...reading.acts, ...reading.cues].some(({ field, id }) => field === 'title' && FRESH.has(id))
  if (!fresh && cuts.length > 0 && cuts.every(({ hit }) => isBackground(plain, hit))) return true
  return (
    AFTERMATH.some((pattern) => pattern.test(plain)) ||
    REVIEW.test(plain) ||
    LESSON.test(plain) ||
    REVIEW.test(reading.text.plain.slice(0, 200))
  )
}

/** Clauses that name what went before the news: `OpenAI strikes a deal after the order`, `在…后，…`. */
const BEFORE =
  /\b(?:after|amid|amidst|following|despite|in response to|in the wake of|nach|trotz|apres|malgre|tras|pese a)\b[^,:;]*|在[^，,]*[后後之][，,]|[^、]*(?:受け|後に|にもかかわらず)[、 ]/g

/** Whether words of a title stand in such a clause. */
export function isBackground(title: string, hit: Hit): boolean {
  return [...title.slice(0, MOST_READ).matchAll(BEFORE)].some(
    ({ index, 0: clause }) => hit.start >= index && hit.end <= index + clause.length,
  )
}
