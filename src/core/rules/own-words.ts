import type { Hit } from '../vocabulary/reading.ts'
import { ruledAbroad } from './abroad.ts'
import type { Decisive } from './decisive.ts'
import { isOver } from './incident.ts'
import type { Evidence } from './judge.ts'
import { splitNegated } from './stance.ts'

/** Sentences in which a statement says what it is about; its title often does not (`What we are doing today`). */
const OPENING = 8
/** The vendor speaks of itself. */
const WE = /\b(?:we|our|wir|nous|nosotros|hemos|suspendemos)\b|我们|当社|弊社|私たち/
/** What is done needs no hour. */
const DONE =
  /\b(?:have|has|had to|'ve)\b.{0,24}\b(?:removed|disabled|suspended|revoked|cut off|switched off|turned off|shut off|blocked|paused|withdrawn|stopped)\b|已(?:停止|暂停|停用|禁用|关闭)|停止しました|haben wir .{0,60}(?:gesperrt|abgeschaltet|deaktiviert)|avons (?:suspendu|desactive|coupe)|hemos (?:suspendido|desactivado|cortado)/
/** Enforcement against some accounts, and what is back within the hour. */
const SOME =
  /\b\d+ (?:accounts|users|minutes|hours)\b|\baccounts (?:that|which|who|of|linked)\b|\btemporar|\bbriefly\b|暂时|一時的|vorubergehend|temporair/

/** What else may be paused at once: none of it is access to a model. */
const OTHER: ReadonlySet<string> = new Set([
  'lifted',
  'lifted_controls',
  'expected_lift',
  'hypothetical',
  'considering',
  'question',
  'small_scope',
  'new_customers',
  'account_ban',
  'maintenance',
  'quota',
  'price',
  'peripheral',
  'breach',
  'vulnerability',
  'degradation',
  'incident',
  'anecdote',
])

/**
 * A vendor's own words, in the first person, that it ends access now: `we are suspending access to … today`. Whoever
 * depends on it must know at once, whatever the rest of the statement is about.
 */
export function ownWords(evidence: Evidence): Decisive | null {
  const { reading, zones, facts } = evidence
  const { item } = reading
  if (item.kind !== 'vendor' && item.kind !== 'status') return null
  if (item.authority !== 'vendor' && reading.publisher === null) return null
  if (facts.incident && isOver(facts.incident)) return null
  const first = reading.sentences.findIndex(({ field }) => field === 'text')
  if (first < 0) return null
  const { asserted, acts } = splitNegated(reading)
  for (let at = first; at < Math.min(first + OPENING, reading.sentences.length); at++) {
    const { start, end } = reading.sentences[at]!
    const words = reading.text.plain.slice(start, end)
    if (!WE.test(words) || SOME.test(words)) continue
    const here = new Map<string, Hit>()
    for (const hits of [asserted, acts])
      for (const hit of hits) if (hit.sentence === at && !here.has(hit.id)) here.set(hit.id, hit)
    const cut = here.get('access_cut') ?? (here.has('access') ? (here.get('withhold') ?? here.get('gone')) : undefined)
    if (!cut || !(here.has('now') || here.has('soon') || DONE.test(words))) continue
    if (![...reading.models, ...reading.vendors].some(({ sentence }) => sentence === at || zones[sentence] === 't'))
      continue
    if ([...here.keys()].some((id) => OTHER.has(id))) continue
    return { category: categoryOf(evidence), rule: 'own-words', hit: cut }
  }
  return null
}

function categoryOf(evidence: Evidence): Decisive['category'] {
  const { cues, bodies } = evidence.reading
  const ordered =
    bodies.length > 0 || cues.some(({ id }) => id === 'government' || id === 'directive' || id === 'export_control')
  if (!ordered) return 'vendor_withdrawal'
  return ruledAbroad(evidence) ? 'region_restriction' : 'export_control'
}
