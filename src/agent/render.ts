import type { Directive, DirectiveRoute, RouteOutcome } from '../core/directive.ts'

export const RENDERINGS = ['json', 'haproxy', 'nginx', 'exec'] as const
export type Rendering = (typeof RENDERINGS)[number]

/** How targets are called where they are used. */
export interface Naming {
  /** Only these routes' gateway; null: all routes of the document. */
  gateway: string | null
  /** The backends that exist. A name that is not among them is an error, never a guess; null: any well-formed name. */
  backends: readonly string[] | null
  /** The backend that refuses: for closed routes, and for everything that no line names. */
  closed: string
}

/** One line of a map: who asks for what gets which backend. `label` is null for everybody unknown. */
export interface MapLine {
  alias: string
  label: string | null
  backend: string
}

// HAProxy sends a request to default_backend when the map names a backend that does not exist, and a map key ends at
// white space: both would open a closed route, so every name is checked before anything is written.
const BACKEND = /^[A-Za-z0-9_.-]{1,100}$/
const ALIAS = /^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,200}$/
const LABEL = /^[A-Za-z0-9_.:-]{1,100}$/

/**
 * The lines of a routing map: for each alias the backend of everybody unknown, and one line per proven label that
 * widens it. Several labels at once are sorted and joined by `+`. The backend is named like the target.
 * @throws Error for a name that the data plane could misread.
 */
export function mapLines(directive: Directive, naming: Naming): MapLine[] {
  const closed = checked(naming.closed, BACKEND, 'backend for closed routes')
  const backendOf = (route: DirectiveRoute, { targets }: RouteOutcome) => {
    if (targets[0] === undefined) return closed
    const name = checked(targets[0].id, BACKEND, `target of route ${route.id}`)
    if (naming.backends !== null && !naming.backends.includes(name))
      throw new Error(`route ${route.id}: there is no backend '${name}'; known: ${naming.backends.join(', ')}`)
    return name
  }
  const lines = directive.routes
    .filter((route) => naming.gateway === null || route.gateway === null || route.gateway === naming.gateway)
    .flatMap((route): MapLine[] => {
      const alias = checked(route.alias, ALIAS, `alias of route ${route.id}`)
      const cleared = route.cleared.map((entry) => ({
        alias,
        label: entry.populations
          .map((label) => checked(label, LABEL, `label on route ${route.id}`))
          .sort()
          .join('+'),
        backend: backendOf(route, entry),
      }))
      return [{ alias, label: null, backend: backendOf(route, route) }, ...cleared]
    })
  const seen = new Set<string>()
  for (const { alias, label } of lines) {
    const key = `${alias}|${label ?? ''}`
    if (seen.has(key)) throw new Error(`two routes answer to alias '${alias}'`)
    seen.add(key)
  }
  return lines
}

/**
 * A HAProxy map file. Look up `alias|label`, then `alias|`, then the closed backend: never `alias` alone, or a client
 * that asks for the model `alias|label` would name its own label.
 */
export function renderHaproxy(directive: Directive, naming: Naming): string {
  const lines = mapLines(directive, naming).map(({ alias, label, backend }) => `${alias}|${label ?? ''} ${backend}`)
  return `${[...heading(directive), ...lines].join('\n')}\n`
}

/**
 * The inside of an nginx `map "$alias|$label"`. All lines are patterns: nginx compares plain strings without regard to
 * case, and a label that is almost right is no proof. The first pattern wins, so everybody unknown comes last.
 */
export function renderNginx(directive: Directive, naming: Naming): string {
  const lines = mapLines(directive, naming)
  const proven = lines.filter(({ label }) => label !== null)
  const unknown = lines.filter(({ label }) => label === null)
  const patterns = [
    ...proven.map(({ alias, label, backend }) => `"~^${escaped(`${alias}|${label}`)}$" ${backend};`),
    ...unknown.map(({ alias, backend }) => `"~^${escaped(`${alias}|`)}" ${backend};`),
  ]
  return `${[...heading(directive), ...patterns].join('\n')}\n`
}

function heading({ stream, generation, issuedAt }: Directive): string[] {
  return [
    `# tocsin ${stream.replace(/[^\w.-]/g, '_')} generation ${generation} of ${issuedAt}; written by tocsin agent`,
  ]
}

function checked(name: string, pattern: RegExp, what: string): string {
  if (!pattern.test(name)) throw new Error(`${what}: '${name.slice(0, 100)}' cannot be written into a map`)
  return name
}

function escaped(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]/g, '\\$&')
}
