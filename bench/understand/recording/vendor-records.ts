import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Recorder } from './recorder.ts'
import { watchedStatus } from './status-pages.ts'

interface Incident {
  id: string
  title: string
  component_name: string
  raw_severity: string
  opened_at: string
  resolved_at?: string | null
  duration_minutes?: number | null
  status_page_incident_url?: string | null
}

const VENDORS: [string, string][] = [
  ['openai', 'OpenAI'],
  ['deepseek', 'DeepSeek'],
  ['groq', 'Groq'],
  ['perplexity', 'Perplexity'],
  ['cursor', 'Cursor'],
  ['windsurf', 'Windsurf'],
  ['cohere', 'Cohere'],
  ['jetbrains-ai', 'JetBrains'],
  ['elevenlabs', 'ElevenLabs'],
  ['github', 'GitHub'],
]

/** The incidents of vendors whose pages nobody kept: told when each opened, and when it was over. */
export function vendorRecords(recorder: Recorder): void {
  for (const [name, publisher] of VENDORS) {
    const file = join(recorder.corpus, `statuspage/ai-vendors-normalised/${name}.json`)
    const { incidents } = JSON.parse(readFileSync(file, 'utf8')) as { incidents: Incident[] }
    const watched = watchedStatus(name, 'json-items', publisher, '')
    for (const incident of incidents) {
      const opened = seconds(incident.opened_at)
      if (!recorder.inside(opened)) continue
      recorder.put(opened, watched, [itemOf(incident, publisher, 'open', 'Not resolved.')])
      const { resolved_at: over, duration_minutes: minutes } = incident
      if (!over || !recorder.inside(seconds(over)) || seconds(over) <= opened) continue
      const end = `Resolved ${over} (${minutes} min).`
      recorder.put(seconds(over), watched, [itemOf(incident, publisher, 'resolved', end)])
    }
  }
}

function itemOf(incident: Incident, publisher: string, state: string, end: string): object {
  const { id, title, component_name, raw_severity, opened_at, status_page_incident_url } = incident
  return {
    ...{ id, title, lang: 'en', kind: 'status', authority: 'vendor', publisher, state, severity: raw_severity },
    text: `Component: ${component_name}. Severity on the page: ${raw_severity}. Opened ${opened_at}. ${end}`,
    url: status_page_incident_url,
    published: opened_at,
  }
}

function seconds(time: string): string {
  return `${time.slice(0, 19)}Z`
}
