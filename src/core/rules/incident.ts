import type { Phase } from '../item.ts'
import type { Hit, Reading } from '../vocabulary/reading.ts'

/** How an incident stands, how bad it says it is, and what it hits. */
export interface Incident {
  phase: Phase | null
  level: 'none' | 'minor' | 'degraded' | 'partial' | 'major' | null
  component: 'inference' | 'app' | 'login' | 'peripheral' | 'compute' | 'other-cloud' | 'other-github' | 'unknown'
  wide: boolean
  /** Its title names one or two models, and nothing larger: the others work. */
  narrow: boolean
  hit: Hit | null
}

const OVER: ReadonlySet<Phase> = new Set(['resolved', 'postmortem', 'completed'])
const LEVELS: readonly (readonly [RegExp, Incident['level']])[] = [
  [
    /status: major outage|impact: critical|major[ _]outage|complete outage|total outage|completely down|fully down/,
    'major',
  ],
  [/status: partial[ _]outage|impact: major|partial[ _]outage|severity: high/, 'partial'],
  [/status: degraded|impact: minor|degraded performance|severity: (?:medium|low)/, 'degraded'],
  [/impact: none/, 'minor'],
]

/** Reads the record of an incident: status pages state phase, level and components in fixed words. */
export function incidentOf(reading: Reading): Incident {
  const text = `${foldedText(reading, 'title')} \n ${foldedText(reading, 'text')}`
  const wide =
    has(reading, 'wide_scope', 'title') ||
    /\b(?:all|many|multiple|several) (?:\w+ ){0,2}(?:models|services|products)\b/.test(reading.title.plain) ||
    modelsInTitle(reading).size > 2
  const over = reading.cues.find((hit) => hit.id === 'resolved_mark') ?? null
  return {
    phase: reading.item.phase ?? phaseOf(text, over !== null),
    level: LEVELS.find(([pattern]) => pattern.test(text))?.[1] ?? null,
    component: componentOf(reading, text),
    wide,
    narrow:
      !wide && (has(reading, 'small_scope', 'title') || [...modelsInTitle(reading)].some((model) => !isProduct(model))),
    hit: over ?? reading.cues.find((hit) => LEVEL_CUES.has(hit.id)) ?? null,
  }
}

function modelsInTitle(reading: Reading): Set<string> {
  return new Set(reading.models.filter((hit) => hit.field === 'title').map((hit) => hit.model))
}

/** `claude` and `chatgpt` are what a vendor sells, `claude-haiku` is one of its models. */
function isProduct(model: string): boolean {
  return !/[-\d]/.test(model)
}

/** Has the disruption ended? */
export function isOver(incident: Incident): boolean {
  return incident.phase !== null && OVER.has(incident.phase)
}

const LEVEL_CUES = new Set([
  'major_outage',
  'partial_outage',
  'degraded_status',
  'outage',
  'degradation',
  'maintenance',
])

function phaseOf(text: string, over: boolean): Phase | null {
  if (/\[completed|maintenance has been completed|has been completed/.test(text)) return 'completed'
  if (over && !/no resolution time/.test(text)) return 'resolved'
  if (/post-?mortem|we apologize for the inconvenience this/.test(text)) return 'postmortem'
  if (/\[scheduled|scheduled maintenance|planned maintenance/.test(text)) return 'scheduled'
  if (/\[monitoring|we are monitoring/.test(text)) return 'monitoring'
  if (/\[identified|has been identified|have identified/.test(text)) return 'identified'
  if (/investigating|status: /.test(text)) return 'investigating'
  return null
}

function componentOf(reading: Reading, text: string): Incident['component'] {
  const publisher = (reading.item.publisher ?? '').toLowerCase()
  const github = publisher.includes('github') || /\bgithub\b/.test(foldedText(reading, 'title'))
  if (github) {
    if (
      /copilot|models/.test(foldedText(reading, 'title')) ||
      /components:[^\n]*copilot/.test(text) ||
      /copilot is experiencing|for copilot|all github services/.test(text)
    )
      return 'inference'
    return 'other-github'
  }
  const title = (id: string) => has(reading, id, 'title')
  const model = reading.models.some((hit) => hit.field === 'title')
  // `Claude` alone in a title is the product; its parts that are hit are listed
  const named = [...modelsInTitle(reading)].some((one) => !isProduct(one))
  if (title('peripheral') && !title('wide_scope')) {
    const core = named || /\bapi\b/.test(foldedText(reading, 'title'))
    // where the product is a website, the website is the product
    const product = /\bwebsite\b/.test(foldedText(reading, 'title')) && /affected components: [^.]*\bapp\b/.test(text)
    return core || product ? 'app' : 'peripheral'
  }
  if (title('login') && !model) return 'login'
  if (/^(?:google cloud|aws|amazon|azure|microsoft azure|google)/.test(publisher)) {
    if (title('core_compute')) return 'compute'
    if (title('cloud_other')) return 'other-cloud'
    const body = has(reading, 'core_compute', 'text')
    return body ? 'compute' : 'other-cloud'
  }
  const listed = /affected components: (.*?)\. (?:status|opened)/.exec(text)?.[1] ?? ''
  if (title('core_api') || /\bapi\b/.test(listed)) return 'inference'
  if (named || (model && !/\bclaude\.ai\b|\bapp\b|\bchat\b/.test(listed))) return 'inference'
  return /affected components|components:/.test(text) ? 'app' : 'unknown'
}

function has(reading: Reading, id: string, field: 'title' | 'text'): boolean {
  return reading.cues.some((hit) => hit.id === id && hit.field === field)
}

function foldedText(reading: Reading, field: 'title' | 'text'): string {
  return reading[field].plain.slice(0, 6000)
}
