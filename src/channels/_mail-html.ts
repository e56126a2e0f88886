import type { Entry, Fact, Group, Quote, Rendering, Tone } from '../core/rendering.ts'
import { factText } from '../core/wording/text.ts'

/** Bar and badge of a tone, light and dark; badge text on its ground has a contrast of at least 4.5 : 1 (WCAG AA). */
const COLOURS: Record<Tone, { bar: string; ink: string; ground: string; darkInk: string; darkGround: string }> = {
  critical: { bar: '#c62828', ink: '#8e1616', ground: '#fdeaea', darkInk: '#ffb4ab', darkGround: '#4a1212' },
  high: { bar: '#d9730d', ink: '#8a4300', ground: '#fff1e2', darkInk: '#ffc38a', darkGround: '#45270a' },
  medium: { bar: '#c9a400', ink: '#6b5500', ground: '#fdf6d8', darkInk: '#f2dc7e', darkGround: '#3d3308' },
  low: { bar: '#3b6fb6', ink: '#244f8c', ground: '#e9f1fc', darkInk: '#a9c9f7', darkGround: '#16304f' },
  none: { bar: '#8a8f98', ink: '#4a4f57', ground: '#eff0f2', darkInk: '#c9ccd1', darkGround: '#33363b' },
  calm: { bar: '#2e7d4f', ink: '#1c5a37', ground: '#e6f5ec', darkInk: '#9fdcb8', darkGround: '#143a25' },
  note: { bar: '#5b6472', ink: '#3c4450', ground: '#eef0f3', darkInk: '#c6ccd6', darkGround: '#2c3138' },
}

const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/** Maps a rendering to one HTML page for mail: no images, no scripts, nothing loaded; styles inline, dark by media query. */
export function toHtml(rendering: Rendering, timezone: string): string {
  const { tone, badge, headline, lead, exposure, next, facts, quotes, groups, choices, link, footer } = rendering
  const preview = [exposure, next].filter((part) => part !== null).join(' ') || lead
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(rendering.subject)}</title>
<style>${darkStyles()}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f4f5f7;color:#1b1f24;font-family:${FONT};font-size:16px;line-height:1.5">
<div aria-hidden="true" style="display:none;max-height:0;overflow:hidden;opacity:0">${escapeHtml(preview)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;max-width:640px;background:#ffffff;border-left:6px solid ${COLOURS[tone].bar}"><tr><td style="padding:24px;text-align:left">
<p style="margin:0 0 12px">${badgeHtml(tone, badge)}</p>
<h1 dir="auto" style="margin:0 0 12px;font-size:22px;line-height:1.3;font-weight:650">${escapeHtml(headline)}</h1>
<p dir="auto" style="margin:0 0 16px">${paragraphs(lead)}</p>
${exposure === null ? '' : panel('Here', exposure, COLOURS[tone].bar)}${next === null ? '' : panel('Next', next, '#8a8f98')}${factTable(facts, timezone)}${quotes.map(quoteHtml).join('')}${groups.map(groupHtml).join('')}${link === null ? '' : buttonHtml(choices.length > 0 ? 'Decide there' : link.label, link.url)}
<p class="soft" style="margin:24px 0 0;font-size:13px;color:#5a626d">${escapeHtml(footer)}</p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`
}

/** Escapes text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function paragraphs(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>\n')
}

function badgeHtml(tone: Tone, badge: string): string {
  const { ink, ground } = COLOURS[tone]
  return `<span class="badge-${tone}" style="display:inline-block;padding:3px 10px;border-radius:4px;background:${ground};color:${ink};font-size:13px;font-weight:700;letter-spacing:.04em">${escapeHtml(badge)}</span>`
}

function panel(label: string, text: string, bar: string): string {
  return `<p class="panel" dir="auto" style="margin:0 0 12px;padding:10px 14px;background:#f4f5f7;border-left:3px solid ${bar}"><strong>${label}:</strong> ${escapeHtml(text)}</p>\n`
}

function factTable(facts: readonly Fact[], timezone: string): string {
  if (facts.length === 0) return ''
  const rows = facts.map(
    (fact) =>
      `<tr><th scope="row" class="soft" style="padding:4px 16px 4px 0;text-align:left;vertical-align:top;font-weight:400;color:#5a626d;white-space:nowrap">${escapeHtml(fact.label)}</th><td dir="auto" style="padding:4px 0;vertical-align:top;word-break:break-word">${escapeHtml(factText(fact, timezone))}</td></tr>`,
  )
  return `<table cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:16px 0;font-size:15px">${rows.join('\n')}</table>\n`
}

function quoteHtml({ text, source, url }: Quote): string {
  const name = escapeHtml(source)
  const from = url === null ? name : `<a class="link" href="${escapeHtml(url)}" style="color:#1f4e9c">${name}</a>`
  return `<blockquote class="quote" style="margin:0 0 12px;padding:2px 0 2px 14px;border-left:3px solid #d4d8de"><p dir="auto" style="margin:0">“${paragraphs(text)}”</p><p class="soft" style="margin:2px 0 0;font-size:14px;color:#5a626d">${from}</p></blockquote>\n`
}

function groupHtml({ heading, entries, more }: Group): string {
  const rest = more > 0 ? `<p class="soft" style="margin:0 0 8px;color:#5a626d">… and ${more} more</p>` : ''
  return `<h2 style="margin:20px 0 8px;font-size:16px">${escapeHtml(heading)}</h2>\n${entries.map(entryHtml).join('')}${rest}\n`
}

function entryHtml({ tone, badge, title, line, exposure, url }: Entry): string {
  const here = exposure === null ? '' : `<br><strong>${escapeHtml(exposure)}</strong>`
  return `<p dir="auto" style="margin:0 0 14px">${badgeHtml(tone, badge)} <a class="link" href="${escapeHtml(url)}" style="color:#1f4e9c;font-weight:600">${escapeHtml(title)}</a><br><span class="soft" style="font-size:14px;color:#5a626d">${escapeHtml(line)}</span>${here}</p>\n`
}

function buttonHtml(label: string, url: string): string {
  return `<p style="margin:20px 0 0"><a class="button" href="${escapeHtml(url)}" style="display:inline-block;padding:10px 18px;border-radius:4px;background:#1f4e9c;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(label)}</a></p>`
}

function darkStyles(): string {
  const badges = Object.entries(COLOURS).map(
    ([tone, { darkInk, darkGround }]) =>
      `.badge-${tone}{color:${darkInk}!important;background:${darkGround}!important}`,
  )
  return `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.page{background:#14171b!important;color:#e6e8eb!important}.card{background:#1e2227!important}.panel{background:#282d34!important}.soft{color:#a8afb9!important}.link{color:#9cc2ff!important}.quote{border-color:#454c56!important}.button{background:#9cc2ff!important;color:#10233f!important}${badges.join('')}}`
}
