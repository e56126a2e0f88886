import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { defineDialect } from '../source.ts'
import { type IncidentUpdate, instant, latest, linksIn, updateFacts, updatesText, webAddress } from './_incident.ts'
import { checkOptions, checkShape, readJson } from './_json.ts'

// Wire shape: Better Stack `/index.json`, JSON:API. Types are `status_report`, `status_update`, `status_page_resource`;
// some pages leave the prefix out, so the ending decides.
const Text = z.string().nullish()
const Reference = z.object({ id: z.string(), type: z.string() })
const Resource = z.object({
  id: z.string(),
  type: z.string(),
  attributes: z.record(z.string(), z.unknown()),
  relationships: z.record(z.string(), z.object({ data: z.union([Reference, z.array(Reference)]).nullish() })).nullish(),
})
const Page = z.object({
  data: z.object({
    id: z.string(),
    attributes: z.object({ company_name: Text, company_url: Text, custom_domain: Text, aggregate_state: Text }),
  }),
  included: z.array(Resource),
})
const Report = z.object({
  title: z.string(),
  report_type: Text,
  starts_at: Text,
  ends_at: Text,
  aggregate_state: Text,
  affected_resources: z
    .array(z.object({ status_page_resource_id: z.union([z.string(), z.number()]), status: Text }))
    .nullish(),
})
const Update = z.object({
  message: Text,
  published_at: Text,
  status_report_id: z.union([z.string(), z.number()]).nullish(),
})

/** Better Stack: one draft per report. Monitors that go down and recover by themselves are not reports. */
export default defineDialect({
  describe: 'Better Stack status page: index.json',
  speaker: { kind: 'status', authority: 'vendor' },
  accept: 'application/json',
  parse(payload, options) {
    checkOptions(z.strictObject({}), options)
    const page = checkShape(Page, readJson(payload))
    const of = (ending: string) => page.included.filter(({ type }) => type === ending || type.endsWith(`_${ending}`))
    const names = new Map(of('resource').map(({ id, attributes }) => [id, nameOf(attributes) ?? id]))
    const updates = of('update')
    return of('report').map((report) => draft(report, updates, names, page))
  },
})

function draft(
  resource: z.infer<typeof Resource>,
  updates: readonly z.infer<typeof Resource>[],
  names: ReadonlyMap<string, string>,
  page: z.infer<typeof Page>,
): Draft {
  const place = `/included/${resource.id}`
  const report = checkShape(Report, resource.attributes, place)
  const own = ids(resource.relationships?.status_updates?.data)
  const log = updates
    .map(({ id, attributes, relationships }) => ({
      id,
      relationships,
      ...checkShape(Update, attributes, `/included/${id}`),
    }))
    .filter(({ id, relationships, status_report_id }) => {
      const parents = ids(relationships?.status_report?.data)
      return own.includes(id) || parents.includes(resource.id) || String(status_report_id ?? '') === resource.id
    })
    .map(
      ({ id, message, published_at }): IncidentUpdate => ({
        id,
        status: null,
        at: instant(published_at, place),
        body: message ?? '',
      }),
    )
    .sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''))
  const maintenance = (report.report_type ?? '').includes('maintenance')
  const started = instant(report.starts_at, place)
  const ended = instant(report.ends_at, place)
  if (started === null && log.length === 0) throw new ParseError('a report without a start and without updates', place)
  const { custom_domain, company_url } = page.data.attributes
  const links = linksIn(...log.map(({ body }) => body))
  return {
    externalId: resource.id,
    url: webAddress(custom_domain ? `https://${custom_domain}/` : company_url),
    title: report.title.trim(),
    text: updatesText(log),
    published: maintenance ? (log[0]?.at ?? null) : started,
    updated: latest(log.at(-1)?.at, started),
    effective: maintenance ? (started?.slice(0, 10) ?? null) : null,
    // A maintenance has its end from the beginning; an incident gets one when it is over.
    phase: maintenance ? 'scheduled' : ended === null ? null : 'resolved',
    facts: {
      status: report.aggregate_state ?? null,
      type: report.report_type ?? 'incident',
      components: (report.affected_resources ?? []).map(({ status_page_resource_id: id, status }) => ({
        name: names.get(String(id)) ?? String(id),
        status: status ?? null,
      })),
      updates: updateFacts(log),
      startsAt: started,
      endsAt: ended,
      ...(links.length > 0 ? { links } : {}),
    },
  }
}

function nameOf({ public_name, name }: Record<string, unknown>): string | null {
  return [public_name, name].find((text): text is string => typeof text === 'string') ?? null
}

function ids(data: z.infer<typeof Reference> | z.infer<typeof Reference>[] | null | undefined): string[] {
  return data == null ? [] : Array.isArray(data) ? data.map(({ id }) => id) : [data.id]
}
