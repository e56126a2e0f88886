import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse as parseCsv } from 'csv-parse/sync'
import type { Recorder, Watched } from './recorder.ts'
import { ANTHROPIC, watchedStatus } from './status-pages.ts'

interface Update {
  id: string
  status: string
  body: string
  created_at: string
  display_at: string
  affected_components?: { code?: string; name: string; new_status: string }[] | null
}
interface Component {
  id: string
  name: string
  status?: string
}
/** An incident as it stood at its end. */
interface Incident {
  id: string
  name: string
  impact: string
  created_at: string
  incident_updates: Update[]
  components: Component[]
}

const DAY = 24 * 3_600_000
/** A page shows what is recent. */
const SHOWN_DAYS = 20
const SHOWN = 50

/** Anthropic's page before it was polled; `until`: where the polls begin. */
export function anthropicRebuilt(recorder: Recorder, until = recorder.to): void {
  const file = join(recorder.corpus, 'statuspage/claude-full/incidents.jsonl.gz')
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n')
  const incidents = lines.map((line) => JSON.parse(line) as Incident)
  rebuild(recorder, ANTHROPIC, incidents, until)
}

/** DatoCMS stands for all whom Cloudflare took with it on 18 November 2025. */
export function datocms(recorder: Recorder): void {
  const name = '2025-11-18-partial-api-outage-caused-by-upstream-cloudflare-incident.json'
  const file = join(recorder.corpus, 'statuspage/datocms-incidents', name)
  const told = JSON.parse(readFileSync(file, 'utf8')) as {
    name: string
    impact: string
    updates: { date: string; status: string; content: string }[]
  }
  const updates = told.updates.map(({ date, status, content }, index) => ({
    ...{ id: String(index), status, body: content, created_at: date, display_at: date },
  }))
  const incident = { id: 'datocms', name: told.name, impact: told.impact, created_at: updates[0]!.created_at }
  const page = watchedStatus('datocms', 'statuspage', 'DatoCMS', 'https://status.datocms.com/api/v2/incidents.json')
  rebuild(recorder, page, [{ ...incident, incident_updates: updates, components: [] }])
}

const LLM_PAGES = [
  { key: 'openai', publisher: 'OpenAI', components: ['Playground', 'API', 'DALL-E', 'ChatGPT'] },
  {
    key: 'anthropic',
    publisher: 'Anthropic',
    components: ['api.anthropic.com', 'claude.ai', 'console.anthropic.com'],
  },
  { key: 'character', publisher: 'Character.AI', components: ['Character.AI'] },
  { key: 'StabilityAI', publisher: 'Stability AI', components: ['REST API', 'gRPC API', 'Stable Assistant'] },
]
const STAGES = ['investigating', 'identified', 'monitoring', 'resolved', 'postmortem']
const IMPACTS = ['none', 'minor', 'major', 'critical']
const STATES = ['operational', 'degraded_performance', 'partial_outage', 'major_outage']

/** Four vendors' pages of 2021 to 2025, out of a table with a row for every incident. */
export function llmVendors(recorder: Recorder): void {
  const file = join(recorder.corpus, 'statuspage/fails-llm-incidents/incident_stages_all.csv')
  const rows = parseCsv(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[]
  for (const { key, publisher, components } of LLM_PAGES) {
    const name = key.toLowerCase()
    const page = watchedStatus(name, 'statuspage', publisher, `https://status.${name}.com/api/v2/incidents.json`)
    const incidents = rows.filter(({ provider }) => provider === key).flatMap((row) => incidentOf(row, components))
    rebuild(recorder, page, incidents)
  }
}

function incidentOf(row: Record<string, string>, components: readonly string[]): Incident[] {
  const updates = STAGES.filter((stage) => row[`${stage}_flag`] === '1' && row[`${stage}_timestamp`]).map((stage) => {
    const at = row[`${stage}_timestamp`]!.replace(' ', 'T').replace('+00:00', '.000Z')
    const body = row[`${stage}_description`] ?? ''
    return { id: `${row.incident_id}${stage}`, status: stage, body, created_at: at, display_at: at }
  })
  if (updates.length === 0) return []
  const level = Math.min(IMPACTS.length - 1, Number(row.incident_impact_level))
  return [
    {
      ...{ id: row.incident_id!, name: row.Incident_Title!, impact: IMPACTS[level]! },
      created_at: updates.map(({ created_at }) => created_at).sort()[0]!,
      incident_updates: updates,
      components: components
        .filter((name) => row[name] === '1')
        .map((name) => ({ id: `${row.provider}${name}`, name, status: STATES[level]! })),
    },
  ]
}

/** The page as it stood at the beginning and after each update. */
function rebuild(recorder: Recorder, page: Watched, incidents: readonly Incident[], until = recorder.to): void {
  const { from } = recorder
  const oldest = new Date(Date.parse(from) - SHOWN_DAYS * DAY).toISOString()
  const recent = incidents
    .filter(({ created_at }) => oldest < created_at && created_at <= until)
    .sort((one, other) => other.created_at.localeCompare(one.created_at))
  const told = incidents.flatMap(({ incident_updates }) => incident_updates.map(({ created_at }) => created_at))
  const times = new Set(told.filter((at) => from <= at && at <= until).sort())
  for (const at of [from, ...times]) {
    const shown = recent.flatMap((incident) => asOf(incident, at)).slice(0, SHOWN)
    const { publisher: name, url } = page
    recorder.put(`${at.slice(0, 19)}Z`, page, { page: { id: page.source, name, url }, incidents: shown })
  }
}

/** An incident as it stood at an instant; none when nothing had been said yet. */
function asOf(incident: Incident, at: string): object[] {
  const updates = incident.incident_updates
    .filter(({ created_at }) => created_at <= at)
    .sort((one, other) => one.created_at.localeCompare(other.created_at))
  const newest = updates.at(-1)
  if (!newest) return []
  const affected = updates.flatMap(({ affected_components }) => affected_components ?? [])
  const states = new Map(affected.map(({ code, name, new_status }) => [code ?? name, new_status]))
  return [
    {
      ...incident,
      incident_updates: updates.toReversed(),
      status: newest.status,
      updated_at: newest.created_at,
      resolved_at: updates.findLast(({ status }) => status === 'resolved')?.created_at ?? null,
      monitoring_at: null,
      components: incident.components.map((component) => ({
        ...component,
        status: states.get(component.id) ?? states.get(component.name) ?? component.status ?? 'operational',
      })),
    },
  ]
}
