import type { Incident } from './_statuspage.ts'

const TOGETHER_MS = 2_000 // Statuspage writes all incidents of a shared component within one transaction

/**
 * Incidents whose last change is only the echo of another one: incident id → id of the incident that caused it.
 * Statuspage recomputes the impact of every open incident when a new one touches the same components, so an impact
 * can rise without any news about that incident. Seen when `updated_at` moves with no update of its own, in the
 * same moment in which another incident with a shared component was opened or updated.
 */
export function impactFollows(incidents: readonly Incident[]): Map<string, string> {
  const marks = incidents.map((incident) => ({
    id: incident.id,
    changed: Date.parse(incident.updated_at ?? ''),
    own: (incident.incident_updates ?? []).flatMap((update) =>
      [update.created_at, update.updated_at, update.display_at].map((at) => Date.parse(at ?? '')),
    ),
    components: new Set([
      ...(incident.components ?? []).map((component) => component.id),
      ...(incident.incident_updates ?? [])
        .flatMap((update) => update.affected_components ?? [])
        .map(({ code }) => code),
    ]),
  }))
  const together = (times: readonly number[], at: number) => times.some((time) => Math.abs(time - at) <= TOGETHER_MS)
  const follows = new Map<string, string>()
  for (const mark of marks) {
    if (Number.isNaN(mark.changed) || together(mark.own, mark.changed)) continue
    const cause = marks.find(
      (other) =>
        other !== mark &&
        together(other.own, mark.changed) &&
        [...other.components].some((component) => component != null && mark.components.has(component)),
    )
    if (cause !== undefined) follows.set(mark.id, cause.id)
  }
  return follows
}
