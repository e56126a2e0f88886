import { backtest, type Difference, type Moment, timeline } from './backtest.ts'
import { byWhom, type Shift, SIGN } from './replay-compare.ts'
import type { ReplayDocument } from './replay-document.ts'

/** What a replay is held against: other rules on the same judgement, or another version of the judgement. */
export type Against = { of: 'rules'; list: readonly Difference[] } | { of: 'version'; list: readonly Shift[] }

/** The replay as one page without scripts or outside files: the sums, then the timeline. Everything is escaped. */
export function replayHtml(document: ReplayDocument, against: Against | null = null): string {
  const { from, to, observations, items, events } = document
  const skipped = [...document.skipped, ...document.failed]
  const result = backtest(document)
  const impacts = Object.entries(result.events)
    .filter(([, count]) => count > 0)
    .reverse()
    .map(([impact, count]) => `<li class="${impact}"><b>${count}</b> ${impact}</li>`)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Tocsin replay ${escapeHtml(from.slice(0, 10))} to ${escapeHtml(to.slice(0, 10))}</title>
<style>${STYLE}</style>
<main>
<h1>What would have been</h1>
<p>${escapeHtml(day(from))} to ${escapeHtml(day(to))}: ${observations} observations, ${items} new or revised items, ${events.length} events, ${result.moves} moves.</p>
<ul class="sums">${impacts.join('')}</ul>
<h2>Rules</h2>
<ul>${result.rules.map(({ kind, id, says }) => `<li>${kind} <b>${escapeHtml(id)}</b> ${escapeHtml(says)}</li>`).join('\n')}</ul>
${against === null ? '' : differences(against)}
<h2>Timeline</h2>
<table>
<tr><th>UTC</th><th>what</th><th></th></tr>
${timeline(document, 'medium').map(row).join('\n')}
</table>
${skipped.length === 0 ? '' : `<h2>Not read</h2>\n<ul>${skipped.map(({ file, why }) => `<li>${escapeHtml(file)}: ${escapeHtml(why)}</li>`).join('\n')}</ul>`}
</main>
</html>
`
}

const STYLE = `:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}body{margin:0}main{max-width:60rem;margin:auto;padding:1.5rem}
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.25rem .6rem;border-bottom:1px solid #8884}
td:first-child{white-space:nowrap;font-variant-numeric:tabular-nums}.sums{display:flex;gap:1rem;list-style:none;padding:0}
.critical{border-left:4px solid #c22}.high{border-left:4px solid #d70}.medium{border-left:4px solid #b90}.low{border-left:4px solid #678}
.sums li{padding-left:.5rem}tr.route,tr.restriction,tr.lift{font-weight:600}`

function row({ at, kind, impact, text }: Moment): string {
  return `<tr class="${kind}"><td>${escapeHtml(day(at))}</td><td class="${impact ?? ''}">${kind}</td><td>${escapeHtml(text)}</td></tr>`
}

function differences(against: Against): string {
  if (against.of === 'rules')
    return `<h2>With the other rules</h2>\n<ul>${against.list.map(differenceLine).join('\n')}</ul>`
  const groups = byWhom(against.list).map(
    ({ heading, list }) => `<h3>${escapeHtml(heading)}</h3>\n<ul>${list.map(shiftLine).join('\n')}</ul>`,
  )
  return `<h2>Against the other version</h2>\n${groups.join('\n') || '<p>It would have done the same.</p>'}`
}

function shiftLine({ change, at, text }: Shift): string {
  return `<li>${SIGN[change]} ${escapeHtml(day(at))} ${escapeHtml(text)}</li>`
}

function differenceLine({ only, at, what, text }: Difference): string {
  return `<li>${only === 'after' ? '+' : '−'} ${escapeHtml(day(at))} ${what} ${escapeHtml(text)}</li>`
}

function day(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)
}
