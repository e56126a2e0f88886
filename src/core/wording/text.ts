import type { Entry, Fact, Rendering } from '../rendering.ts'
import { moment } from './terms.ts'

/** A rendering as complete plain text: nothing of the other forms is missing here. Times are in `timezone`. */
export function asText(rendering: Rendering, timezone = 'UTC'): string {
  const { badge, headline, exposure, next, facts, quotes, groups, choices, link } = rendering
  const parts = [
    `${badge}: ${headline}`,
    rendering.lead,
    exposure === null ? '' : `Here: ${exposure}`,
    next === null ? '' : `Next: ${next}`,
    table(facts, timezone),
    ...quotes.map((quote) => `“${quote.text}”\n  ${quote.source}${quote.url === null ? '' : `: ${quote.url}`}`),
    ...groups.map((group) => {
      const more = group.more > 0 ? [`- and ${group.more} more`] : []
      return [group.heading, ...group.entries.map(entryText), ...more].join('\n')
    }),
    choices.length === 0 ? '' : `Decide there: ${choices.map((choice) => choice.label.toLowerCase()).join(' or ')}.`,
    link === null ? '' : `${link.label}:\n${link.url}`,
    `--\n${rendering.footer}`,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** A fact's value; instants with their zone. */
export function factText(fact: Fact, timezone: string): string {
  return fact.at === undefined ? fact.value : moment(fact.at, timezone)
}

function table(facts: readonly Fact[], timezone: string): string {
  const width = Math.max(0, ...facts.map((fact) => fact.label.length))
  return facts.map((fact) => `${`${fact.label}:`.padEnd(width + 2)}${factText(fact, timezone)}`).join('\n')
}

function entryText(entry: Entry): string {
  const lines = [`- ${entry.badge}: ${entry.title}`, `  ${entry.line}`, `  ${entry.exposure ?? ''}`, `  ${entry.url}`]
  return lines.filter((line) => line.trim() !== '').join('\n')
}
