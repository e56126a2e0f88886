import { z } from 'zod'
import { ParseError } from '../errors.ts'
import { checkShape, isObject } from './_json.ts'

// Wire shapes: Atlassian Statuspage public API v2 (`<page>/api/v2/*.json`) and incident.io's copy of it, which leaves
// out `affected_components`, `shortlink` or `components` at times. Status and impact words are open: kept verbatim.
const Text = z.string().nullish()
const Page = z.object({ id: Text, name: Text, url: Text, updated_at: Text })
const Component = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  description: Text,
  updated_at: Text,
  created_at: Text,
  group: z.boolean().nullish(),
})
const Affected = z.object({ code: Text, name: z.string(), old_status: Text, new_status: Text })
const Update = z.object({
  id: z.string(),
  status: z.string(),
  body: Text,
  created_at: Text,
  display_at: Text,
  updated_at: Text,
  affected_components: z.array(Affected).nullish(),
})
const Incident = z.object({
  id: z.string().min(1),
  name: z.string(),
  status: z.string(),
  impact: Text,
  created_at: Text,
  started_at: Text,
  updated_at: Text,
  monitoring_at: Text,
  resolved_at: Text,
  scheduled_for: Text,
  scheduled_until: Text,
  shortlink: Text,
  incident_updates: z.array(Update).nullish(),
  components: z.array(Component).nullish(),
})
export type Incident = z.infer<typeof Incident>
export type Page = z.infer<typeof Page>
export type Component = z.infer<typeof Component>

/** One document of the API, whichever it is. */
export interface StatuspageContent {
  page: Page
  /** Null where the document holds none, not even an empty list. */
  incidents: Incident[] | null
  components: Component[] | null
  status: { indicator: string; description: string } | null
  /** A summary: incidents leave it when they are resolved. */
  openOnly: boolean
}

const Status = z.object({ indicator: z.string(), description: z.string() })

/** Which of the API's documents this is shows in its keys alone: `incidents`, `summary`, `components`, `status`, a push. */
export function readStatuspage(root: unknown): StatuspageContent {
  const rest = { page: {}, components: null, status: null, openOnly: false }
  if (Array.isArray(root)) return { ...rest, incidents: checkShape(z.array(Incident), root) }
  if (!isObject(root)) throw new ParseError('a Statuspage payload is an object')
  if ('incident_updates' in root) return { ...rest, incidents: [checkShape(Incident, root)] }
  const list = <T extends z.ZodType>(shape: T, key: string): z.output<T>[] | null =>
    root[key] == null ? null : checkShape(z.array(shape), root[key], `/${key}`)
  const one = <T extends z.ZodType>(shape: T, key: string): z.output<T> | null =>
    root[key] == null ? null : checkShape(shape, root[key], `/${key}`)
  const pushed = one(Incident, 'incident')
  const incidents = [
    pushed === null ? null : [pushed],
    list(Incident, 'incidents'),
    list(Incident, 'scheduled_maintenances'),
  ]
  const component = one(Component, 'component')
  return {
    page: one(Page, 'page') ?? {},
    incidents: incidents.some((part) => part !== null) ? unique(incidents.flatMap((part) => part ?? [])) : null,
    components: list(Component, 'components') ?? (component === null ? null : [component]),
    status: one(Status, 'status'),
    openOnly: 'incidents' in root && 'components' in root && 'status' in root,
  }
}

function unique(incidents: readonly Incident[]): Incident[] {
  return [...new Map([...incidents].reverse().map((incident) => [incident.id, incident])).values()].reverse()
}
