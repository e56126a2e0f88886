import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { defineDialect } from '../source.ts'
import { impactFollows } from './_impact-follows.ts'
import {
  type IncidentUpdate,
  instant,
  latest,
  linksIn,
  mentions,
  phaseOf,
  sentenceCase,
  updateFacts,
  updatesText,
  webAddress,
} from './_incident.ts'
import { checkOptions, readJson } from './_json.ts'
import { withVanished } from './_open-only.ts'
import { readPrevious } from './_previous.ts'
import { type Component, type Incident, type Page, readStatuspage, type StatuspageContent } from './_statuspage.ts'

const Options = z.strictObject({
  /** Words, one of which must stand in the name of an affected component or the title; for pages with hundreds of components. */
  only: z.array(z.string().min(1)).min(1).optional(),
})

/**
 * Statuspage: one draft per incident or maintenance. The incidents count, not the page's colour: a page can be green
 * while an incident that withdraws a model is open. Components are read only where a payload has nothing else.
 */
export default defineDialect({
  describe:
    'Atlassian Statuspage API v2 and incident.io: incidents, summary, components, maintenances, or a webhook push',
  speaker: { kind: 'status', authority: 'vendor' },
  accept: 'application/json',
  compares: true, // a summary drops an incident when it is resolved
  parse(payload, options, previous) {
    const { only } = checkOptions(Options, options)
    const current = readStatuspage(readJson(payload))
    const before = current.openOnly ? readPrevious(previous, (earlier) => readStatuspage(readJson(earlier))) : null
    return withVanished(drafts(current, only, payload.url), before?.openOnly ? drafts(before, only, payload.url) : [])
  },
})

function drafts(content: StatuspageContent, only: readonly string[] | undefined, address: string): Draft[] {
  const { page, incidents, components, status } = content
  if (incidents !== null) {
    const follows = impactFollows(incidents)
    return incidents
      .filter((incident) => concerns(incident, only))
      .map((incident) => incidentDraft(incident, page, follows.get(incident.id) ?? null))
  }
  if (components !== null) {
    return components.filter((c) => c.group !== true && mentions([c.name], only)).map((c) => componentDraft(c, page))
  }
  if (status !== null) return [pageDraft(status, page, address)]
  throw new ParseError('no incidents, components or status in a Statuspage payload')
}

function incidentDraft(incident: Incident, page: Page, follows: string | null): Draft {
  const place = `/incidents/${incident.id}`
  const raw = incident.incident_updates ?? []
  const updates = raw
    .map(
      (update): IncidentUpdate => ({
        id: update.id,
        status: update.status,
        at: instant(update.display_at ?? update.created_at, place),
        body: update.body ?? '',
      }),
    )
    .map((update, index) => ({ update, index }))
    .sort((a, b) => (a.update.at ?? '').localeCompare(b.update.at ?? '') || b.index - a.index) // served newest first
    .map(({ update }) => update)
  const changed = raw.find((update) => (update.affected_components ?? []).length > 0)?.affected_components ?? []
  const published = instant(incident.created_at ?? incident.started_at, place) ?? updates[0]?.at ?? null
  const scheduledFor = instant(incident.scheduled_for, place)
  const address = page.url ? `${page.url.replace(/\/+$/, '')}/incidents/${incident.id}` : null
  const phase = phaseOf(incident.status)
  const closed = phase === 'resolved' || phase === 'completed' || phase === 'postmortem'
  const links = linksIn(...updates.map(({ body }) => body))
  return {
    externalId: incident.id,
    url: webAddress(address) ?? webAddress(incident.shortlink),
    title: incident.name.trim(),
    text: updatesText(updates),
    published,
    updated: latest(instant(incident.updated_at, place), updates.at(-1)?.at ?? published),
    effective: scheduledFor?.slice(0, 10) ?? null,
    phase,
    facts: {
      status: incident.status,
      impact: incident.impact ?? null,
      ...(follows === null || closed ? {} : { impactFollows: follows }),
      // A component's state is today's, not the incident's: on closed incidents it would make a revision of every one.
      components: (incident.components ?? [])
        .filter((component) => component.group !== true)
        .map(({ name, status }) => (closed ? { name } : { name, status })),
      affected: changed.map((c) => ({ name: c.name, from: c.old_status ?? null, to: c.new_status ?? null })),
      updates: updateFacts(updates),
      ...(incident.shortlink ? { shortlink: incident.shortlink } : {}),
      ...(links.length > 0 ? { links } : {}),
      startedAt: instant(incident.started_at, place),
      resolvedAt: instant(incident.resolved_at, place),
      ...(scheduledFor === null ? {} : { scheduledFor, scheduledUntil: instant(incident.scheduled_until, place) }),
      ...(page.name ? { page: page.name } : {}),
    },
  }
}

function componentDraft(component: Component, page: Page): Draft {
  const place = `/components/${component.id}`
  const at = instant(component.updated_at ?? component.created_at, place)
  return {
    externalId: `component:${component.id}`,
    url: webAddress(page.url),
    title: `${component.name}: ${sentenceCase(component.status).toLowerCase()}`,
    text: '',
    published: at,
    updated: at,
    phase: component.status === 'operational' ? 'resolved' : null,
    facts: { component: component.name, status: component.status, ...(page.name ? { page: page.name } : {}) },
  }
}

function pageDraft(status: { indicator: string; description: string }, page: Page, fallback: string): Draft {
  const at = instant(page.updated_at, '/page/updated_at')
  return {
    externalId: `page:${page.id ?? page.url ?? fallback}`,
    url: webAddress(page.url),
    title: page.name ? `${page.name}: ${status.description}` : status.description,
    text: '',
    published: at,
    updated: at,
    phase: status.indicator === 'none' ? 'resolved' : null,
    facts: { indicator: status.indicator, ...(page.name ? { page: page.name } : {}) },
  }
}

function concerns(incident: Incident, only: readonly string[] | undefined): boolean {
  const affected = (incident.incident_updates ?? []).flatMap((update) => update.affected_components ?? [])
  return mentions(
    [incident.name, ...(incident.components ?? []).map((c) => c.name), ...affected.map((c) => c.name)],
    only,
  )
}
