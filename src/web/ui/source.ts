import { html } from 'hono/html'
import { plainLine } from '../../core/plain.ts'
import { words } from '../../core/wording/terms.ts'
import type { StoredItem } from '../../db/items.ts'
import type { Snapshot } from '../../db/snapshots.ts'
import { facts, type Html, instant, instantFrom, outward, table } from './marks.ts'
import { healthBadge } from './source-list.ts'
import type { Watched } from './watch.ts'

/** One source: what it is, how it does and why, its last items, and the bytes that prove them. */
export function sourcePage(
  watched: Watched,
  items: readonly StoredItem[],
  snapshots: readonly Snapshot[],
  now: Date,
): Html {
  const { source, state } = watched
  const skew = state?.memory.clockSkewMs
  return html`<article>
    <h1>${source.name}</h1>
    <p>${healthBadge(watched)} <code>${source.id}</code> ${outward(source.url, 'open the source')}</p>
    ${state?.lastError ? html`<p class="alert">${plainLine(state.lastError, 1000)}</p>` : ''}
    ${state?.memory.movedTo ? html`<p class="alert">The publisher says it has moved for good, to ${plainLine(state.memory.movedTo, 500)}.</p>` : ''}
    ${facts([
      ['Publisher', `${source.publisher} (${source.authority})`],
      ['Kind', source.kind],
      ['Where', source.jurisdiction ?? 'anywhere'],
      ['Topics', source.topics.map(words).join(', ')],
      ['Address', plainLine(source.url, 500)],
      ['Read as', source.dialect],
      ['Rhythm', `every ${source.every}`],
      ['Health since', state?.healthSince ? instantFrom(state.healthSince, now) : null],
      ['Polls failed in a row', state && state.failures > 0 ? String(state.failures) : null],
      ['Last looked at', instantFrom(state?.checkedAt ?? null, now)],
      ['Last read', instantFrom(state?.lastSuccessAt ?? null, now)],
      ['Last news', instantFrom(state?.lastItemAt ?? null, now)],
      [
        'Next',
        state === null ? null : html`${instantFrom(state.nextPollAt, now)}, because: ${plainLine(state.nextBecause)}`,
      ],
      ['Answers in', state?.latencyMs == null ? null : `${state.latencyMs} ms (moving average)`],
      ['Items in the last payload', state?.itemCount == null ? null : String(state.itemCount)],
      ['Clock', skew === undefined || Math.abs(skew) < 60_000 ? null : `${Math.round(skew / 1000)} s from ours`],
    ])}
    <h2>Recent items</h2>
    ${items.length === 0 ? html`<p class="quiet">None yet.</p>` : html`<ul>${items.map(itemLine)}</ul>`}
    <h2>Snapshots</h2>
    ${
      snapshots.length === 0
        ? html`<p class="quiet">None yet: nothing was fetched.</p>`
        : table(
            'Snapshots',
            ['Fetched', 'Status', 'Bytes', 'Type', 'sha256'],
            snapshots.map(
              (one) =>
                html`<tr><td>${instantFrom(one.at, now)}</td><td>${one.status}</td><td class="number">${one.bytes}</td><td>${plainLine(one.contentType ?? '', 100)}</td><td><code class="hash">${one.sha256}</code></td></tr>`,
            ),
          )
    }
  </article>`
}

function itemLine({ item, firstSeenAt, revision, baseline, late }: StoredItem): Html {
  const marks = [
    ...(revision > 1 ? [`revision ${revision}`] : []),
    ...(baseline ? ['from the first snapshot'] : []),
    ...(late ? ['published long before'] : []),
  ]
  return html`<li>${instant(firstSeenAt)} ${plainLine(item.title, 300)} ${marks.length > 0 ? html`<span class="quiet">${marks.join(', ')}</span> ` : ''}${outward(item.url, 'open')}</li>`
}
