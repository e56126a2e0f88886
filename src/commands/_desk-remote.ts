import type { TrainingLine } from '../actions/labels.ts'
import type { AuditEntry } from '../core/audit.ts'
import type { Restriction } from '../core/restriction.ts'
import { InputError } from '../errors.ts'
import type { HttpRequest } from '../http.ts'
import { createHttp } from '../net/http.ts'
import type { Control, Desk, SourceHealth } from './_desk.ts'

/** The desk of a running service, by its own HTTP door. */
export function openRemoteDesk(control: Control): Desk {
  const http = createHttp({ contact: null, version: 'terminal', allowPrivate: [new URL(control.url).host] })

  async function call(
    path: string,
    request: HttpRequest = {},
  ): Promise<{ status: number; text: string; headers: Readonly<Record<string, string>> }> {
    const headers = { authorization: `Bearer ${control.token}`, 'content-type': 'application/json' }
    const response = await http.request(`${control.url}${path}`, { ...request, headers, maxBytes: 64 * 1024 * 1024 })
    const text = new TextDecoder().decode(response.body)
    if (response.status >= 400 && response.status !== 404) throw refused(response.status, text)
    return { status: response.status, text, headers: response.headers }
  }

  async function list<T>(path: string): Promise<T[]> {
    const all: T[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { text } = await call(
        `${path}${path.includes('?') ? '&' : '?'}limit=500${cursor ? `&cursor=${cursor}` : ''}`,
      )
      const page = JSON.parse(text) as { data: T[]; next: string | null }
      all.push(...page.data)
      cursor = page.next
    }
    return all
  }

  async function post<T>(path: string, body: unknown): Promise<T> {
    const { status, text } = await call(path, { method: 'POST', body: JSON.stringify(body) })
    if (status === 404) throw refused(status, text)
    return JSON.parse(text) as T
  }

  return {
    async directive() {
      const { status, text, headers } = await call('/v1/directive')
      if (status === 404) return null
      const header = (name: string) => headers[name] ?? ''
      return {
        body: text,
        headers: {
          'webhook-id': header('webhook-id'),
          'webhook-timestamp': header('webhook-timestamp'),
          'webhook-signature': header('webhook-signature'),
        },
      }
    },
    async publicKeys() {
      const { text } = await call('/.well-known/tocsin-keys.json')
      return (JSON.parse(text) as { keys: { public: string }[] }).keys.map((key) => key.public)
    },
    restrictions: () => list<Restriction>('/v1/restrictions'),
    restrict: (input) => post<Restriction>('/v1/restrictions', input),
    decide: (id, decision, reason) => post(`/v1/restrictions/${encodeURIComponent(id)}/${decision}`, { reason }),
    async halt(halted, reason) {
      await post(halted ? '/v1/halt' : '/v1/resume', { reason })
    },
    async *audit() {
      for (let after = 0; ; ) {
        const { text } = await call(`/v1/audit?order=asc&after=${after}&limit=1000`)
        const { data } = JSON.parse(text) as { data: AuditEntry[] }
        yield* data
        const last = data.at(-1)
        if (last === undefined) return
        after = last.seq
      }
    },
    async digest(subscription) {
      const { status, text } = await call(`/v1/subscriptions/${encodeURIComponent(subscription)}/digest`)
      if (status === 404) throw refused(status, text)
      return text
    },
    async labels() {
      const { text } = await call('/v1/items/labels?form=training')
      const lines = text.split('\n').filter((line) => line !== '')
      return lines.map((line) => JSON.parse(line) as TrainingLine)
    },
    async sources() {
      const all = await list<SourceHealth & { id: string }>('/v1/sources')
      return new Map(all.map(({ id, ...health }) => [id, health]))
    },
    close: () => http.close(),
  }
}

function refused(status: number, text: string): InputError {
  const kinds: Record<number, 'not-found' | 'conflict' | 'forbidden'> = {
    403: 'forbidden',
    404: 'not-found',
    409: 'conflict',
  }
  return new InputError(kinds[status] ?? 'invalid', problemText(text) ?? `the service answered ${status}`)
}

function problemText(text: string): string | null {
  try {
    const problem = JSON.parse(text) as { detail?: string; title?: string }
    return problem.detail ?? problem.title ?? null
  } catch {
    return null
  }
}
