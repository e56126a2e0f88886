import { CATEGORIES } from '#src/core/assessment.ts'
import { IMPACTS } from '#src/core/impact.ts'
import { plainLine, plainText, safeUrl } from '#src/core/plain.ts'
import { CATEGORY_WORDS } from '#src/core/wording/terms.ts'
import type { Outcome } from './crossval.ts'
import { byCategory, type Figures, measure, reliability } from './figures.ts'
import { reliabilityCurve } from './reliability-curve.ts'
import { annotatorCell, categoryRight, GOALS, type Grouping, groups, OTHERS, type Report, worst } from './report.ts'
import { REPORT_STYLE } from './report-style.ts'

const MAX_QUOTES = 4

/** The report as one page without scripts or outside files. Everything that came from an item is escaped. */
export function htmlReport(report: Report): string {
  const { outcomes, figures, withoutContested } = report
  const contested = figures.items - withoutContested.items
  const parts = [
    `<h1>How well items are judged</h1>
<p>${figures.items} labelled items, each judged by a model that was not trained on its fold. ${contested} of them carry a label that we contest (<a href="#contested">which, and why</a>); every figure stands with and without those whose contested field it rests on. They are trained on as they are labelled. The second annotator saw only the guide and the texts; nothing is trained on that annotation, and it shows about what any reader can score against these labels.</p>`,
    `<nav aria-label="Sections"><ul><li><a href="#figures">Figures</a></li><li><a href="#impact">Impact</a></li><li><a href="#category">Category</a></li><li><a href="#confidence">Confidence</a></li><li><a href="#groups">Kind, language and set</a></li><li><a href="#contested">Contested labels</a></li><li><a href="#misses">Worst misses</a></li></ul></nav>`,
    section('figures', 'Figures', figureTable(report)),
    section('impact', 'Impact', confusion('Impact: labels against judgements', IMPACTS, outcomes, 'impact')),
    section(
      'category',
      'Category',
      `${confusion('Category: labels against judgements', CATEGORIES, outcomes, 'category')}${categoryTable(outcomes)}`,
    ),
    section('confidence', 'Confidence', confidence(outcomes, figures)),
    section(
      'groups',
      'Kind, language and set',
      `${groupTable(outcomes, 'kind')}${groupTable(outcomes, 'lang')}${groupTable(report.all, 'set')}`,
    ),
    section('contested', 'Contested labels', contestTable(report)),
    section('misses', 'Worst misses', misses(report)),
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>How well items are judged</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
${parts.join('\n')}
</main>
</body>
</html>
`
}

function section(id: string, heading: string, body: string): string {
  return `<section id="${id}"><h2>${heading}</h2>\n${body}</section>`
}

function figureTable(report: Report): string {
  const { figures, withoutContested } = report
  const value = (name: string, of: (figures: Figures) => number) => [
    number(of(figures)),
    number(of(withoutContested)),
    annotatorCell(report, name, of),
  ]
  const rows = [
    ...GOALS.map(([name, of, goal]) => {
      const short = goal - of(figures)
      return [
        name,
        ...value(name, of),
        goal.toFixed(2),
        short <= 0 ? mark('met') : mark(`${short.toFixed(3)} short`, 'short'),
      ]
    }),
    ...OTHERS.map(([name, of]) => [name, ...value(name, of), '', '']),
  ]
  return table(
    'Figures over all items, over the uncontested ones, and of a second annotator held against the same labels',
    ['Figure', 'All', 'Uncontested', 'Second annotator', 'Goal', 'Reached'],
    rows,
  )
}

/** A square of counts; the shade of a cell is its share of the row, and what is right stands on the framed diagonal. */
function confusion(
  caption: string,
  names: readonly string[],
  outcomes: readonly Outcome[],
  field: 'impact' | 'category',
): string {
  const used = names.filter((name) => outcomes.some((one) => one.label[field] === name || one.said[field] === name))
  const head = used.map((name) => `<th scope="col"><span>${word(name)}</span></th>`).join('')
  const rows = used.map((label) => {
    const mine = outcomes.filter((one) => one.label[field] === label)
    const cells = used.map((said) => {
      const count = mine.filter((one) => one.said[field] === said).length
      const shade = count === 0 ? 0 : Math.max(1, Math.round((9 * count) / mine.length))
      return `<td class="shade${shade}${said === label ? ' right' : ''}">${count === 0 ? '<span class="zero">0</span>' : count}</td>`
    })
    return `<tr><th scope="row">${word(label)}</th>${cells.join('')}<td class="sum">${mine.length}</td></tr>`
  })
  return `<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="confusion ${field}">
<caption>${caption}. Rows are labels, columns are judgements; the framed diagonal is right.</caption>
<thead><tr><td></td><th scope="colgroup" colspan="${used.length}" class="group">Judged as</th><td></td></tr>
<tr><th scope="col">Labelled</th>${head}<th scope="col"><span>All</span></th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`
}

function categoryTable(outcomes: readonly Outcome[]): string {
  const rows = byCategory(outcomes).map(([name, one]) => [
    word(name),
    String(outcomes.filter(({ label }) => label.category === name).length),
    number(one.precision),
    number(one.recall),
    number(one.f1),
  ])
  return table('Each category', ['Category', 'Items', 'Precision', 'Recall', 'F1'], rows)
}

function confidence(outcomes: readonly Outcome[], figures: Figures): string {
  const bins = reliability(outcomes, categoryRight)
  const rows = bins.map((bin) => [
    `${bin.from.toFixed(1)} to ${(bin.from + 0.1).toFixed(1)}`,
    number(bin.said),
    number(bin.was),
    String(bin.items),
  ])
  return `<p>Confidence says how likely the category is right. On the dashed line it would be exactly so; a point below it was too sure. On average it is off by ${number(figures.ece.category)}.</p>
<div class="beside"><figure>${reliabilityCurve(bins)}<figcaption>How often the category was right, by how sure the judgement was. Larger points stand for more items; the line leaves out those of fewer than ten.</figcaption></figure>
${table('The same in numbers', ['Confidence', 'Said, mean', 'Was right', 'Items'], rows)}</div>`
}

function groupTable(outcomes: readonly Outcome[], key: Grouping): string {
  const rows = groups(outcomes, key).map(([name, group]) => {
    const f = measure(group)
    const dated = group.some((one) => one.label.effectiveOn !== null)
    return [
      escapeHtml(name),
      String(f.items),
      ...[f.relevant.f1, f.categoryAccuracy, f.impactAccuracy, f.high.precision, f.high.recall, f.vendors.f1].map(
        number,
      ),
      dated ? number(f.effectiveOn) : '<span class="zero">none stated</span>',
    ]
  })
  const first = { kind: 'Kind', lang: 'Language', set: 'Set of examples' }[key]
  const columns = [
    'Items',
    'Relevant F1',
    'Category',
    'Impact',
    'High: precision',
    'High: recall',
    'Vendors F1',
    'Date',
  ]
  return table(`By ${first.toLowerCase()}`, [first, ...columns], rows)
}

function contestTable({ contested, outcomes }: Report): string {
  if (contested.length === 0) return '<p>None.</p>'
  const byId = new Map(outcomes.map((one) => [one.item.id, one]))
  const rows = contested.map(({ id, says, because }) => {
    const one = byId.get(id)
    return [
      `<code>${escapeHtml(id)}</code>`,
      escapeHtml(plainLine(one?.item.title ?? '', 140)),
      escapeHtml(says.replaceAll('_', ' ')),
      escapeHtml(because),
      one ? `${word(one.said.category)}, ${one.said.impact}` : '',
    ]
  })
  return table(
    'Labels that we hold for wrong',
    ['Item', 'Title', 'Label says', 'We contest it because', 'Judged'],
    rows,
    'words',
  )
}

function misses({ outcomes, contested }: Report): string {
  const disputed = new Set(contested.map((one) => one.id))
  return `<ol class="misses">${worst(outcomes)
    .map((one) => miss(one, disputed.has(one.item.id)))
    .join('\n')}</ol>`
}

function miss({ item, label, said }: Outcome, disputed: boolean): string {
  const url = safeUrl(item.url)
  const title = escapeHtml(plainLine(item.title, 200) || 'No title')
  const quotes = [...new Map(said.because.map((one) => [plainLine(one.quote, 240), one.rule]))].filter(
    ([text]) => text !== '',
  )
  const from = [item.id, item.kind, item.lang ?? 'unknown language', item.publisher ?? 'unknown publisher']
  return `<li><h3>${url === null ? title : `<a href="${escapeHtml(url)}" rel="noreferrer noopener">${title}</a>`}</h3>
<p><b>Judged</b> ${word(said.category)}, <span class="${said.impact}">${said.impact}</span>, ${Math.round(said.confidence * 100)} % sure. <b>Labelled</b> ${word(label.category)}, <span class="${label.impact}">${label.impact}</span>${label.rationale ? `: ${escapeHtml(plainLine(label.rationale, 300))}` : ''}.${disputed ? ` ${mark('contested', 'short')}` : ''}</p>
<blockquote><p>${escapeHtml(plainText(item.text, 420)) || '<i>No text.</i>'}</p></blockquote>
${
  quotes.length === 0
    ? ''
    : `<p class="because">Because of ${quotes
        .slice(0, MAX_QUOTES)
        .map(([text, rule]) => `“${escapeHtml(text)}” <code>${escapeHtml(rule)}</code>`)
        .join(', ')}</p>`
}
<p class="quiet">${escapeHtml(from.map((one) => plainLine(one, 80)).join(' · '))}</p></li>`
}

/** A table with its caption; the first cell of a row names it. Cells are HTML. */
function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  kind = 'numbers',
): string {
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('')
  const body = rows.map(
    ([first = '', ...rest]) =>
      `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
  )
  return `<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="${kind}"><caption>${caption}</caption>
<thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`
}

function mark(words: string, kind = 'met'): string {
  return `<span class="mark ${kind}">${words}</span>`
}

function number(value: number): string {
  return value.toFixed(3)
}

function word(name: string): string {
  return escapeHtml((CATEGORY_WORDS as Record<string, string>)[name] ?? name)
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
