import { html } from 'hono/html'
import { plainLine } from '../../core/plain.ts'
import type { StoredEvent } from '../../db/events.ts'
import type { Html } from './marks.ts'
import { MAX_REASON } from './reason-form.ts'

/** Id of the form that takes items out; the boxes stand beside the items. */
export const SPLIT_FORM = 'split'
const MAX_TITLE = 90

/** What an analyst may change about what belongs to an event: it is two, or it is one with another. */
export function regroupForms(event: { id: string; items: readonly string[] }, others: readonly StoredEvent[]): Html {
  return html`<h2>What belongs to it</h2>
    ${event.items.length < 2 ? '' : splitForm(event.id)}
    ${mergeForm(event.id, others)}`
}

function splitForm(event: string): Html {
  return html`<form method="post" action="/events/${event}/split" class="row" id="${SPLIT_FORM}">
    <span>Items that are marked “take out” above are another event.</span>
    <label for="reason-split">Reason to take out</label>
    <input id="reason-split" name="reason" required maxlength="${MAX_REASON}" autocomplete="off">
    <button>Take out</button>
  </form>`
}

function mergeForm(event: string, others: readonly StoredEvent[]): Html {
  const listed =
    others.length === 0
      ? ''
      : html`<label>It is part of <select name="into"><option value="">another event</option>${others.map(({ event: other }) => html`<option value="${other.id}">${plainLine(other.title, MAX_TITLE)} (${other.impact}, since ${other.openedAt.slice(0, 10)})</option>`)}</select></label>`
  return html`<form method="post" action="/events/${event}/merge" class="row">
    ${listed}
    <label>${others.length === 0 ? 'It is part of the event with the id' : 'or of the event with the id'} <input name="id" maxlength="100" autocomplete="off" spellcheck="false"></label>
    <label for="reason-merge">Reason to merge</label>
    <input id="reason-merge" name="reason" required maxlength="${MAX_REASON}" autocomplete="off">
    <button>Merge</button>
  </form>`
}
