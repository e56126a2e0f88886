import { html } from 'hono/html'
import type { CurrentRisk } from '../../actions/risks.ts'
import type { Inventory } from '../../core/inventory.ts'
import { plainLine } from '../../core/plain.ts'
import { RISK_LEVELS, type Risk, type RiskSign } from '../../core/risk.ts'
import { dependence, keyOf, ownVendors, type RiskChange } from '../../core/risk-watch.ts'
import { vendorKey } from '../../core/seats.ts'
import { dependenceSentence, nameOf } from '../../core/wording/risk.ts'
import { day, listed, RISK_WORDS, sentence, words } from '../../core/wording/terms.ts'
import { badge, type Html, instant, instantFrom, outward, table } from './marks.ts'
import { quoted } from './quotes.ts'

const MAX_SIGNS = 8
const MAX_OTHERS = 40

/** How likely a vendor or model is to be cut off soon, why, and what would change that: yours first, then the rest. */
export function riskPage(
  risks: readonly CurrentRisk[],
  standing: readonly RiskChange[],
  inventory: Inventory,
  now: Date,
): Html {
  const own = risks.filter((risk) => dependence(risk, inventory).routes.length > 0)
  const calm = [...new Set(ownVendors(inventory).map(vendorKey))].filter(
    (vendor) =>
      vendor !== 'self-hosted' && !own.some((risk) => risk.model === null && vendorKey(risk.vendor) === vendor),
  )
  const others = risks.filter((risk) => risk.model === null && risk.level !== 'low' && !own.includes(risk))
  const told = new Map(standing.map((one) => [keyOf(one), one]))
  return html`<h1>Early warning</h1>
    <p>How likely a vendor or a model is to be cut off soon, judged from the events of the last 90 days. It is advice: nothing is restricted because of it. Subscriptions are told once when something that you depend on rises to high or acute.</p>
    <section><h2>What you depend on</h2>
    ${own.length === 0 ? '' : riskTable('What you depend on', own, inventory)}
    ${quietLine(inventory, own, calm)}</section>
    ${own.filter((risk) => risk.level !== 'low').map((risk) => detail(risk, { stands: told.get(keyOf(risk)) ?? null, whole: wholeOf(risk, own) }, inventory, now))}
    <section><h2>Other vendors</h2>
    ${others.length === 0 ? html`<p class="quiet">No other vendor is raised.</p>` : riskTable('Other vendors', others.slice(0, MAX_OTHERS), inventory)}</section>
    <p class="quiet">As data: <a href="/v1/risks">/v1/risks</a></p>`
}

/** One line for the first page: the own vendors that are raised or worse; nothing when all is calm. */
export function warningLine(risks: readonly Risk[]): Html {
  const raised = risks.filter((risk) => risk.model === null && risk.level !== 'low')
  if (raised.length === 0) return html``
  const grave = raised.some((risk) => RISK_LEVELS.indexOf(risk.level) >= RISK_LEVELS.indexOf('high'))
  return html`<p${grave ? html` class="alert"` : ''}><a href="/risks">Early warning</a>: ${raised.map(({ vendor, level }, index) => html`${index > 0 ? ', ' : ''}${plainLine(words(vendor), 60)} ${badge(level)}`)}</p>`
}

function quietLine(inventory: Inventory, own: readonly Risk[], calm: readonly string[]): Html {
  if (inventory.routes.length === 0)
    return html`<p class="quiet">No routes. Describe yours under <code>inventory:</code> in the configuration; then this page says what they depend on.</p>`
  if (calm.length === 0) return html``
  const names = listed(calm.map(words), 12)
  return html`<p class="quiet">${own.length === 0 ? 'No sign of anything' : 'No sign'}: ${names}.</p>`
}

function riskTable(label: string, risks: readonly CurrentRisk[], inventory: Inventory): Html {
  return table(
    label,
    ['Who', 'Level', 'Score', 'Signs', 'Your traffic'],
    risks.map((risk) => {
      const { routes } = dependence(risk, inventory)
      const kinds = [...new Set(risk.because.map((one) => one.sign))]
      return html`<tr>
        <td class="name">${risk.level !== 'low' && routes.length > 0 ? html`<a href="#${anchor(risk)}">${nameOf(risk)}</a>` : nameOf(risk)}</td>
        <td>${badge(risk.level)}</td>
        <td class="number">${risk.score.toFixed(1)}</td>
        <td class="wide">${listed(kinds, 4)}</td>
        <td>${
          routes.length === 0
            ? html`<span class="quiet">none</span>`
            : listed(
                routes.map((route) => route.id),
                3,
              )
        }</td>
      </tr>`
    }),
  )
}

/** The vendor as a whole, for a model that everything known of it is about. */
function wholeOf({ vendor, model, because }: Risk, risks: readonly Risk[]): Risk | null {
  const whole = risks.find((one) => one.vendor === vendor && one.model === null)
  if (model === null || whole === undefined) return null
  return whole.because.length === because.length ? whole : null
}

function detail(
  risk: CurrentRisk,
  { stands, whole }: { stands: RiskChange | null; whole: Risk | null },
  inventory: Inventory,
  now: Date,
): Html {
  const { because, level } = risk
  const more = because.length - MAX_SIGNS
  const why = html`<h3>Why</h3>
    <ul>${because.slice(0, MAX_SIGNS).map(signLine)}</ul>
    ${more > 0 ? html`<p class="quiet">and ${more} weaker signs</p>` : ''}
    <h3>What would change it</h3>
    <ul>${outlook(risk)}</ul>`
  return html`<section id="${anchor(risk)}"><h2>${nameOf(risk)} ${badge(level)}</h2>
    <p>${sentence(RISK_WORDS[level])}. ${dependenceSentence(dependence(risk, inventory))}</p>
    ${stands === null || stands.level === 'low' ? '' : html`<p class="quiet">Stands at ${stands.level} for alerts, since ${instantFrom(stands.at, now)}, before that ${stands.before}.</p>`}
    ${whole === null ? why : html`<p>Everything that is known of <a href="#${anchor(whole)}">${nameOf(whole)}</a> is about it: the same signs, and the same would change it.</p>`}</section>`
}

function signLine({ sign, event, at, title, weight, quote }: RiskSign): Html {
  return html`<li><strong>${sentence(sign)}</strong>, ${instant(at)}: <a href="/events/${event}">${plainLine(title, 200)}</a> <span class="quiet">weighs ${weight.toFixed(1)}</span>
    ${quote === null ? '' : quoted([quote.text], html`${plainLine(quote.publisher ?? 'unknown', 100)} ${outward(quote.url, 'source')}`)}</li>`
}

function outlook({ outlook: { rise, fall }, because }: CurrentRisk): Html[] {
  const titles = (fall?.without ?? []).flatMap((id) => because.find((one) => one.event === id) ?? [])
  const ways = (rise?.by ?? []).map(({ sign, impact }) => `an official ${sign} of ${impact} impact`)
  return [
    ...(rise === null
      ? []
      : [
          html`<li>Up to ${badge(rise.level)} ${ways.length === 0 ? 'only several new signs together would bring it' : `for one more, for example ${ways.join(', or ')}`}.</li>`,
        ]),
    ...(fall === null
      ? []
      : [
          html`<li>Down to ${badge(fall.level)} by itself about ${day(fall.at.slice(0, 10))} when nothing new comes${titles.length === 0 ? '' : html`; at once if this turns out wrong: ${titles.map((one, index) => html`${index > 0 ? ', or ' : ''}<a href="/events/${one.event}">${plainLine(one.title, 120)}</a>`)}`}.</li>`,
        ]),
  ]
}

function anchor(risk: Pick<Risk, 'vendor' | 'model'>): string {
  return `risk-${keyOf(risk).replaceAll(/[^a-z0-9]+/gi, '-')}`
}
