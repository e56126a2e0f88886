import type { Assessment } from '../assessment.ts'
import { CATEGORIES } from '../closed-lists.ts'
import { type Hit, wordsOf } from '../vocabulary/reading.ts'
import { ruleTerm } from './features.ts'
import type { Evidence, Judgement } from './judge.ts'
import type { Model } from './model.ts'
import { weightOf } from './scores.ts'
import type { Term } from './term.ts'

const MOST = 6
/** What decides alone is told first. */
const DECIDES = 100

/** The reasons for a judgement, strongest first: rules that fired, then weighed cues; each with its words verbatim. */
export function reasonsFor(evidence: Evidence, judgement: Judgement, model: Model): Assessment['because'] {
  const ranked: { rule: string; hit: Hit; points: number }[] = []
  const head = model.heads.main
  const target = 2 + CATEGORIES.indexOf(judgement.category)
  const { decided } = judgement
  if (decided) ranked.push({ rule: decided.rule, hit: decided.hit, points: DECIDES })
  for (const { frame, hit, zone } of evidence.findings) {
    const agrees = frame.says[0] === judgement.category || (!judgement.relevant && frame.says[1] === 'none')
    const place = zone === 't' ? 1 : zone === 'l' ? 0.8 : 0.3
    ranked.push({
      rule: frame.id,
      hit,
      points: (agrees ? 4 : 0) * place + weightOf(head, ruleTerm(frame, zone), target) * 0.5,
    })
  }
  const weighed = judgement.relevant || judgement.category !== 'other' ? evidence.features.values() : []
  for (const { term, hit } of weighed) {
    if (!hit) continue
    const rule = labelOf(term)
    if (rule === null) continue
    const weight = weightOf(head, term, target)
    if (weight > 0.05) ranked.push({ rule, hit, points: Math.min(weight, 1.5) })
  }
  ranked.sort((a, b) => b.points - a.points)
  const seen = new Set<string>()
  const because: Assessment['because'] = []
  for (const { rule, hit, points: weight } of ranked) {
    if (because.length >= MOST || (weight <= 0.05 && because.length > 0)) break
    const quote = wordsOf(evidence.reading, hit)
    const key = `${rule}|${quote}`
    if (seen.has(key) || quote === '' || !evidence.reading.item[hit.field].includes(quote)) continue
    seen.add(key)
    because.push({ rule, quote, field: hit.field })
  }
  return because.length === 0 && judgement.relevant ? wording(evidence) : because
}

/** Where no named evidence speaks for a judgement, the weighed words as a whole do: shown by the title, else the first sentence. */
function wording({ reading }: Evidence): Assessment['because'] {
  for (const sentence of reading.sentences) {
    const quote = sentence.aside ? '' : wordsOf(reading, sentence).trim().slice(0, MOST_QUOTED)
    // a cut must not part the two halves of one character
    if (quote !== '') return [{ rule: 'wording', quote: quote.replace(/[\ud800-\udbff]$/, ''), field: sentence.field }]
  }
  return []
}

const MOST_QUOTED = 300

/** By number of the term. */
const LABELS: (string | null | undefined)[] = []

/** What a weighed feature is called as a reason; null for rules, which speak for themselves, and for pairs. */
function labelOf({ id, name }: Term): string | null {
  let label = LABELS[id]
  if (label === undefined) {
    label = /^(?:rule|pool):|[+]/.test(name) ? null : name.replace(/^(?:t|l|b|any|near|not|[a-z]+\|):?/, '')
    while (id >= LABELS.length) LABELS.push(undefined)
    if (id >= 0) LABELS[id] = label
  }
  return label
}
