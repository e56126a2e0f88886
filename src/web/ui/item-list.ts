import { html } from 'hono/html'
import { CATEGORIES } from '../../core/assessment.ts'
import { IMPACTS } from '../../core/impact.ts'
import type { Label } from '../../core/label.ts'
import { plainLine } from '../../core/plain.ts'
import { CATEGORY_WORDS, words } from '../../core/wording/terms.ts'
import type { Feedback } from '../../db/feedback.ts'
import type { eventDetail } from '../api/events.ts'
import { type Html, instant, outward } from './marks.ts'
import { MAX_REASON } from './reason-form.ts'
import { SPLIT_FORM } from './regroup.ts'

type Detail = Awaited<ReturnType<typeof eventDetail>>
type ListedItem = Detail['itemList'][number]

/** What a reader may do with the items of an event. */
export interface ItemRights {
  /** May say that our judgement is wrong. */
  mayLabel: boolean
  /** May choose items to take out of the event. */
  maySplit: boolean
}

/** The items of an event with what people said of our judgement of each. */
export function itemList(event: Detail, said: readonly Feedback[], rights: ItemRights): Html {
  return html`<ul>${event.itemList.map((item) => {
    const about = said.filter((one) => one.item === item.id)
    return html`<li>${line(item)}
      ${rights.maySplit ? html`<label><input type="checkbox" name="item" value="${item.id}" form="${SPLIT_FORM}"> take out</label>` : ''}
      ${about.length === 0 ? '' : html`<ul>${about.map(feedbackLine)}</ul>`}
      ${rights.mayLabel ? labelForm(event.id, item.id) : ''}</li>`
  })}</ul>`
}

function line(item: ListedItem): Html {
  const from = plainLine(item.publisher ?? item.source ?? 'reported here', 100)
  const revision = item.revision > 1 ? `, revision ${item.revision}` : ''
  return html`${instant(item.seenAt)} ${plainLine(item.title, 200)} <span class="quiet">${from}${revision}</span> ${outward(item.url, 'source')}`
}

function feedbackLine({ actor, at, label, note }: Feedback): Html {
  return html`<li class="quiet">${instant(at)} ${plainLine(actor, 100)} says: <strong>${saidOf(label)}</strong>${note === '' ? '' : html`: ${plainLine(note, 500)}`}</li>`
}

/** A correction in words: `not relevant`, or each field with its right value. */
function saidOf(label: Label): string {
  if (label.relevant === false) return 'not relevant'
  const fields = Object.entries(label).filter(([name]) => name !== 'relevant' || Object.keys(label).length === 1)
  return fields.map(([name, value]) => `${name} is ${plainLine(words(spoken(value)), 200)}`).join(', ')
}

function spoken(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.join(', ')
  return value === null ? 'not stated' : String(value)
}

/** The first button is the one that Enter presses: it asks for a value and so can do no harm by itself. */
function labelForm(event: string, item: string): Html {
  return html`<details><summary>Our judgement of it is wrong</summary>
    <form method="post" action="/events/${event}/labels" class="row">
      <label>Impact <select name="impact">${choices(IMPACTS, (one) => one)}</select></label>
      <label>Category <select name="category">${choices(CATEGORIES, (one) => CATEGORY_WORDS[one])}</select></label>
      <label>Note <input name="note" maxlength="${MAX_REASON}" autocomplete="off"></label>
      <button name="wrong" value="${item}">Wrong: it is as chosen</button>
      <button name="irrelevant" value="${item}">Not relevant</button>
    </form></details>`
}

function choices<T extends string>(values: readonly T[], say: (value: T) => string): Html {
  return html`<option value="">as judged</option>${values.map((one) => html`<option value="${one}">${say(one)}</option>`)}`
}
