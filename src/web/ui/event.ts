import { html } from 'hono/html'
import { plainLine } from '../../core/plain.ts'
import type { Restriction } from '../../core/restriction.ts'
import { exposureSentence } from '../../core/wording/event.ts'
import {
  CATEGORY_WORDS,
  CERTAINTY_WORDS,
  day,
  IMPACT_WORDS,
  percent,
  sentence,
  words,
} from '../../core/wording/terms.ts'
import type { StoredEvent } from '../../db/events.ts'
import type { Feedback } from '../../db/feedback.ts'
import type { eventDetail } from '../api/events.ts'
import { itemList } from './item-list.ts'
import { badge, facts, type Html, instant, instantFrom, outward } from './marks.ts'
import { quoted } from './quotes.ts'
import { regroupForms } from './regroup.ts'
import { scopeOf } from './restriction-list.ts'
import { secondReadings } from './second-reading.ts'

/** Items that are quoted, the newest ones. */
const MAX_QUOTED = 12

const STRUCK_WORDS = { api: 'the API', app: 'an application', other: 'unsaid which part' } as const

type Detail = Awaited<ReturnType<typeof eventDetail>>

/** What the page of an event shows beside the event itself. */
export interface EventSurroundings {
  restrictions: readonly Restriction[]
  /** What people said of our judgement of its items. */
  said: readonly Feedback[]
  /** Open events of its vendors, which it may be one with. */
  others: readonly StoredEvent[]
  /** True for whoever may correct our judgement and say what belongs together. */
  mayCorrect: boolean
}

/** One event: what is known, on whose word, what it hits here, what was done about it and when. */
export function eventPage(event: Detail, around: EventSurroundings, now: Date): Html {
  const { restrictions, said, others, mayCorrect } = around
  const mayRegroup = mayCorrect && event.status !== 'withdrawn'
  return html`<article>
    <h1>${plainLine(event.title, 300)}</h1>
    <p>${badge(event.impact)} ${badge(event.status)} <strong>${CATEGORY_WORDS[event.category]}</strong>: ${IMPACT_WORDS[event.impact]}. ${sentence(CERTAINTY_WORDS[event.certainty])}, ${percent(event.confidence)} confidence.</p>
    ${event.notes.map((note) => html`<p class="alert">${plainLine(note)}</p>`)}
    ${sharedCause(event)}
    <h2>What it hits here</h2>
    <p>${exposureSentence(event.exposure ?? { share: 0, routes: [] })}</p>
    ${
      restrictions.length === 0
        ? html`<p class="quiet">Nothing is restricted because of it.</p>`
        : html`<ul>${restrictions.map((one) => html`<li>${badge(one.status)} <a href="/restrictions/${one.id}">${scopeOf(one)}</a></li>`)}</ul>`
    }
    <h2>What is known</h2>
    ${known(event, now)}
    <h2>In their words</h2>
    ${event.evidence.length === 0 ? html`<p class="quiet">No quotes.</p>` : ''}
    ${[...Map.groupBy(event.evidence, (one) => one.item).values()].slice(-MAX_QUOTED).map(inTheirWords)}
    ${secondReadings(event.secondReadings, event.itemList)}
    <h2>Items</h2>
    ${itemList(event, said, { mayLabel: mayCorrect, maySplit: mayRegroup && event.itemList.length > 1 })}
    ${mayRegroup ? regroupForms(event, others) : ''}
    <h2>Timeline</h2>
    <ol>${event.timeline.map((step) => html`<li>${instant(step.at)} ${badge(step.impact)} ${plainLine(step.changes.join('; '), 500)}</li>`)}</ol>
    <h2>Policies</h2>
    ${event.verdicts.length === 0 ? html`<p class="quiet">No policy is about this event.</p>` : html`<ul>${event.verdicts.map((one) => html`<li>${instant(one.at)} <strong>${one.policy}</strong>: ${badge(one.verdict)} ${plainLine(one.because.join(', '), 500)}${one.restriction ? html` <a href="/restrictions/${one.restriction}">the restriction</a>` : ''}</li>`)}</ul>`}
    <h2>Who was told</h2>
    ${event.deliveries.length === 0 ? html`<p class="quiet">Nobody.</p>` : html`<ul>${event.deliveries.map((one) => html`<li>${instant(one.createdAt)} ${one.channel}: ${one.type} ${badge(one.status)} <span class="quiet">${one.attempts} ${one.attempts === 1 ? 'try' : 'tries'}${one.lastError ? `, ${plainLine(one.lastError)}` : ''}</span></li>`)}</ul>`}
    <p class="quiet">As data: <a href="/v1/events/${event.id}">/v1/events/${event.id}</a></p>
  </article>`
}

/** The events with which it probably shares a cause. */
function sharedCause({ commonCause, sharing }: Detail): Html | '' {
  if (commonCause === null) return ''
  return html`<p class="alert">Common cause likely: ${plainLine(commonCause.because, 300)}.</p>
    <ul>${sharing.map((one) => html`<li><a href="/events/${one.id}">${plainLine(one.title, 200)}</a></li>`)}</ul>`
}

/** All that one item says, with the rules that its words met. */
function inTheirWords(evidence: Detail['evidence']): Html {
  const [first] = evidence
  if (first === undefined) return html``
  const rules = [...new Set(evidence.map((one) => one.rule))]
  return quoted(
    evidence.map((one) => one.quote),
    html`${plainLine(first.publisher ?? 'unknown', 100)} (${first.authority ?? 'unknown'}), ${instant(first.at)} ${outward(first.url, 'source')} <span class="quiet">rules: ${rules.join(', ')}</span>`,
  )
}

function known(event: Detail, now: Date): Html {
  const list = (values: readonly string[]) => values.map((value) => plainLine(words(value), 100)).join(', ')
  return facts([
    ['Vendors', list(event.vendors)],
    ['Models', list(event.models)],
    ['Struck', event.struck.map(({ part, said }) => `${STRUCK_WORDS[part]} (“${plainLine(said, 100)}”)`).join(', ')],
    ['People', list(event.populations)],
    ['Where', list(event.jurisdictions)],
    ['Instruments', list(event.instruments)],
    ['In force on', event.effectiveOn === null ? null : day(event.effectiveOn)],
    ['Availability', event.availability],
    ['Witnesses', event.witnessList.map((one) => `${plainLine(one.publisher, 100)} (${one.authority})`).join(', ')],
    ['First known', instantFrom(event.openedAt, now)],
    ['Changed', instantFrom(event.updatedAt, now)],
    ['Over since', event.resolvedAt === null ? null : instantFrom(event.resolvedAt, now)],
  ])
}
