interface Operation {
  summary: string
  role: 'nobody' | 'viewer' | 'analyst' | 'approver' | 'gateway'
  query?: readonly string[]
  body?: string
}

const PATHS: Record<string, Record<string, Operation>> = {
  '/healthz': { get: { summary: 'The process runs', role: 'nobody' } },
  '/readyz': { get: { summary: 'Database, queue and sources are there', role: 'nobody' } },
  '/metrics': { get: { summary: 'Metrics in the Prometheus text format', role: 'nobody' } },
  '/.well-known/tocsin-keys.json': { get: { summary: 'Public keys that sign directives', role: 'nobody' } },
  '/v1/events': {
    get: {
      summary: 'Events, last changed first',
      role: 'viewer',
      query: ['since', 'impact', 'vendor', 'status', 'cursor', 'limit'],
    },
  },
  '/v1/events/{id}': { get: { summary: 'One event: evidence, timeline, exposure, second readings', role: 'viewer' } },
  '/v1/events/{id}/merge': {
    post: { summary: 'Put an event into another one: they are one', role: 'analyst', body: 'Merge' },
  },
  '/v1/events/{id}/split': {
    post: { summary: 'Take items out of an event: they are another one', role: 'analyst', body: 'Split' },
  },
  '/v1/items': {
    get: { summary: 'Items, newest first', role: 'viewer', query: ['source', 'since', 'cursor', 'limit'] },
    post: { summary: 'Report an item', role: 'analyst', body: 'Item' },
  },
  '/v1/items/{id}': {
    get: { summary: 'One item: revisions, what it was taken to mean, and what a second reader asks', role: 'viewer' },
  },
  '/v1/items/labels': {
    get: { summary: 'Corrections by people, as JSON lines', role: 'viewer', query: ['form'] },
  },
  '/v1/items/{id}/labels': { post: { summary: 'Correct our judgement of an item', role: 'analyst', body: 'Label' } },
  '/v1/sources': { get: { summary: 'The source register with health', role: 'viewer' } },
  '/v1/subscriptions': { get: { summary: 'Who is told about what', role: 'viewer' } },
  '/v1/subscriptions/{id}/digest': { get: { summary: 'The digest that would go out now, as text', role: 'viewer' } },
  '/v1/silences': {
    get: { summary: 'Silences that have not ended', role: 'viewer' },
    post: { summary: 'Silence alerts for a while', role: 'analyst', body: 'Silence' },
  },
  '/v1/silences/{id}': { delete: { summary: 'End a silence', role: 'analyst' } },
  '/v1/policies': { get: { summary: 'When an event may restrict something', role: 'viewer' } },
  '/v1/risks': {
    get: { summary: 'Early warning per vendor and model, with reasons', role: 'viewer', query: ['vendor'] },
  },
  '/v1/restrictions': {
    get: { summary: 'Restrictions, newest first', role: 'viewer', query: ['status', 'cursor', 'limit'] },
    post: { summary: 'Restrict something by hand', role: 'approver', body: 'HandRestriction' },
  },
  '/v1/restrictions/{id}': { get: { summary: 'One restriction with its approvals', role: 'viewer' } },
  '/v1/restrictions/{id}/approve': { post: { summary: 'Agree to a proposal', role: 'approver', body: 'Because' } },
  '/v1/restrictions/{id}/reject': { post: { summary: 'Refuse a proposal', role: 'approver', body: 'Because' } },
  '/v1/restrictions/{id}/lift': { post: { summary: 'End a restriction', role: 'approver', body: 'Because' } },
  '/v1/halt': { post: { summary: 'Stop all automatic enforcement', role: 'approver', body: 'Because' } },
  '/v1/resume': { post: { summary: 'End a halt', role: 'approver', body: 'Because' } },
  '/v1/directive': { get: { summary: 'The routing document, signed', role: 'gateway', query: ['wait'] } },
  '/v1/gateways': { get: { summary: 'What each gateway was told and seen to do', role: 'viewer' } },
  '/v1/gateways/{id}/acks': { post: { summary: 'A node reports on a generation', role: 'gateway', body: 'Ack' } },
  '/v1/audit': { get: { summary: 'The audit log', role: 'viewer', query: ['order', 'after', 'cursor', 'limit'] } },
  '/v1/inbound/{source}': { post: { summary: 'A source says that it has news', role: 'nobody' } },
  '/feeds/events.atom': { get: { summary: 'Events as Atom', role: 'viewer' } },
  '/feeds/events.json': { get: { summary: 'Events as JSON Feed', role: 'viewer' } },
}

/** The OpenAPI 3.1 description of the HTTP door. */
export function openApi(version: string, publicUrl: string) {
  return {
    openapi: '3.1.0',
    info: { title: 'Tocsin', version, description: 'Regulatory event monitor and alert service.' },
    servers: [{ url: publicUrl }],
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      responses: { problem: { description: 'RFC 9457 problem document', content: { 'application/problem+json': {} } } },
    },
    paths: Object.fromEntries(
      Object.entries(PATHS).map(([path, methods]) => [
        path,
        Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, describe(path, operation)])),
      ]),
    ),
  }
}

/** Every path and method of the description; a test holds it against the routes. */
export function describedOperations(): { method: string; path: string }[] {
  return Object.entries(PATHS).flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ method, path })))
}

function describe(path: string, { summary, role, query, body }: Operation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => ({
    name: match[1],
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = (query ?? []).map((name) => ({ name, in: 'query', schema: { type: 'string' } }))
  return {
    summary: `${summary}${role === 'nobody' ? '' : ` (${role})`}`,
    ...(role === 'nobody' ? { security: [] } : { security: [{ bearer: [] }] }),
    parameters: [...inPath, ...inQuery],
    ...(body ? { requestBody: { content: { 'application/json': { schema: { type: 'object', title: body } } } } } : {}),
    responses: { '2XX': { description: 'Done' }, default: { $ref: '#/components/responses/problem' } },
  }
}
