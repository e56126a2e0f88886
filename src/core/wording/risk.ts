import type { Exposure } from '../exposure.ts'
import type { Message } from '../message.ts'
import { plainLine, plainText, safeUrl } from '../plain.ts'
import type { Entry, Group, Page, Said } from '../rendering.ts'
import type { RiskSign } from '../risk.ts'
import { IMPACT_OF_LEVEL, isRise, type RiskChange } from '../risk-watch.ts'
import { count, day, listed, percent, sentence, words } from './terms.ts'

type RiskContent = Extract<Message['content'], { kind: 'risk' }>

const MAX_QUOTES = 3
const MAX_SIGNS = 6
const MAX_CHANGES = 12

/** Says that a vendor, or a model, may be cut off soon: how likely, why, and that nothing was done about it. */
export function riskWording({ vendor, changes, exposure }: RiskContent, page: Page): Said {
  const [worst] = changes
  const level = worst?.level ?? 'high'
  const models = changes.flatMap(({ model }) => (model === null ? [] : [plainLine(model, 80)]))
  const whole = changes.some((one) => one.model === null)
  const what = whole || models.length === 0 ? plainLine(words(vendor), 80) : listed(models, 3)
  const headline = `${sentence(what)}: the risk of a cut-off is ${level}`
  const signs = distinct(changes)
  return {
    type: 'risk.raised',
    tone: IMPACT_OF_LEVEL[level],
    badge: 'EARLY WARNING',
    subject: `EARLY WARNING: ${headline}`,
    headline,
    lead: `${count(signs.length, 'sign')} together ${signs.length === 1 ? 'raises' : 'raise'} it. It is advice: nothing is restricted and no traffic moves because of it.`,
    facts: changes.slice(0, MAX_CHANGES).map((change) => ({ label: nameOf(change), value: levels(change) })),
    exposure: dependenceSentence(exposure),
    next: 'See that the routes above have another target that is ready, and that somebody can be reached.',
    quotes: quotes(signs),
    groups: signs.length === 0 ? [] : [signGroup(signs, page)],
    link: { label: 'Open early warning', url: page('risks') },
  }
}

/** The levels that changed since the last digest, as a group of it; empty when none did. */
export function riskGroup(changes: readonly RiskChange[], page: Page): Group[] {
  if (changes.length === 0) return []
  return [
    {
      heading: 'Early warning: levels that changed',
      entries: changes.slice(0, MAX_CHANGES).map(
        (change): Entry => ({
          tone: isRise(change) ? IMPACT_OF_LEVEL[change.level] : 'calm',
          badge: `${isRise(change) ? 'UP' : 'DOWN'} TO ${change.level.toUpperCase()}`,
          title: nameOf(change),
          line: because(change),
          exposure: null,
          url: page('risks'),
        }),
      ),
      more: Math.max(0, changes.length - MAX_CHANGES),
    },
  ]
}

/** Which routes depend on something and what else they have: `support-chat (40 % of traffic) depends on it; gpt is the other.` */
export function dependenceSentence({ routes, share }: Exposure): string {
  if (routes.length === 0) return 'None of your routes depends on it.'
  const said = routes.slice(0, 5).map((route) => {
    const left = listed(route.left.map((id) => plainLine(id, 60)))
    const other = route.left.length === 0 ? 'it has no other target' : `also ${left}`
    return `${plainLine(route.id, 80)} (${percent(route.share)} of traffic; ${other})`
  })
  const more = routes.length > 5 ? `, and ${count(routes.length - 5, 'more route')}` : ''
  const sum = routes.length > 1 ? ` Together that is ${percent(share)} of your traffic.` : ''
  return `On it depend: ${said.join(', ')}${more}.${sum}`
}

/** `claude-fable-5 of anthropic`, or the vendor alone. */
export function nameOf({ vendor, model }: Pick<RiskChange, 'vendor' | 'model'>): string {
  const maker = plainLine(words(vendor), 80)
  return model === null ? maker : `${plainLine(model, 80)} of ${maker}`
}

function levels({ before, level, score }: RiskChange): string {
  return `${level}, was ${before} (score ${score})`
}

function because({ before, because: signs }: RiskChange): string {
  const [first] = signs
  const why = first ? `strongest sign: ${first.sign}, ${plainLine(first.title, 160)}` : 'its signs have faded'
  return `Was ${before}; ${why}`
}

function signGroup(signs: readonly RiskSign[], page: Page): Group {
  return {
    heading: 'Why, the strongest sign first',
    entries: signs.slice(0, MAX_SIGNS).map(({ sign, title, at, weight, event }) => ({
      tone: 'note',
      badge: sentence(sign),
      title: plainLine(title, 200) || 'an event without a title',
      line: `${day(at.slice(0, 10))} · weighs ${weight}`,
      exposure: null,
      url: page(`events/${encodeURIComponent(event)}`),
    })),
    more: Math.max(0, signs.length - MAX_SIGNS),
  }
}

/** Signs of all changes, each event once, strongest first. */
function distinct(changes: readonly RiskChange[]): RiskSign[] {
  const byEvent = new Map(changes.flatMap((change) => change.because).map((sign) => [sign.event, sign]))
  return [...byEvent.values()].sort((a, b) => b.weight - a.weight || a.event.localeCompare(b.event))
}

function quotes(signs: readonly RiskSign[]) {
  return signs
    .flatMap(({ quote }) => {
      const text = quote === null ? '' : plainText(quote.text, 400)
      if (quote === null || text === '') return []
      return [{ text, source: plainLine(quote.publisher ?? '', 80) || 'unknown publisher', url: safeUrl(quote.url) }]
    })
    .slice(0, MAX_QUOTES)
}
