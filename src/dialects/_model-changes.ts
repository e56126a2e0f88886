import { sha256 } from '../core/id.ts'
import type { Draft } from '../core/item.ts'
import type { Payload } from '../source.ts'
import { parseDay } from './_dates.ts'
import type { ListedModel, ModelList } from './_models.ts'

export interface ModelWatch {
  /** Globs of ids that say nothing: `*:free`, `~*`. */
  ignore: readonly string[]
  /** Further fields, by dotted path, whose changes are told; the life of a model always is. */
  watch: readonly string[]
  /** Groups changes by the part of the id before the slash, where one list shows several vendors. */
  byVendor: boolean
}

interface Change {
  kind: 'added' | 'removed' | 'changed'
  model: ListedModel
  field?: string
  before?: unknown
  after?: unknown
}

/** More of the list gone at once than this is told as doubtful: lists lie. */
const DOUBTFUL_SHARE = 0.3

/**
 * Drafts for what changed between two readings of a list: models added, models removed, dates and states of their
 * life. Changes of one kind are one draft, so that a vendor's whole announcement stays together.
 */
export function modelChanges(
  before: ModelList,
  after: ModelList,
  watch: ModelWatch,
  payload: Payload,
  previousAt: string,
): Draft[] {
  const ignored = watch.ignore.map(globPattern)
  const seen = (model: ListedModel): boolean => !ignored.some((pattern) => pattern.test(model.id))
  const changes: Change[] = []
  for (const model of after.values()) if (!before.has(model.id)) changes.push({ kind: 'added', model })
  for (const model of before.values()) if (!after.has(model.id)) changes.push({ kind: 'removed', model })
  for (const model of after.values()) {
    const old = before.get(model.id)
    if (old) changes.push(...fieldChanges(old, model, watch.watch))
  }
  const groups = new Map<string, Change[]>()
  for (const change of changes.filter(({ model }) => seen(model))) {
    const vendor = watch.byVendor ? (change.model.id.split('/')[0] ?? '') : ''
    const key = JSON.stringify([vendor, change.kind, change.field, change.before, change.after])
    groups.set(key, [...(groups.get(key) ?? []), change])
  }
  const gone = changes.filter(({ kind }) => kind === 'removed').length
  const doubtful = gone >= 5 && gone / before.size > DOUBTFUL_SHARE ? `${gone} of ${before.size}` : null
  return [...groups.values()].map((group) => draftOf(group, payload, previousAt, doubtful))
}

// Dates and states of a model's life, whatever the vendor calls them.
const LIFE =
  /(?:^|[._])(?:shutdown|deprecat|expir|retire|sunset|discontinu|end_?of_?life|eol)|(?:^|\.)(?:lifecycle|modelLifecycle|life_?cycle|launchStage|active|status|state)(?:$|[._])/i

function fieldChanges(old: ListedModel, model: ListedModel, watched: readonly string[]): Change[] {
  const changes: Change[] = []
  for (const field of new Set([...old.fields.keys(), ...model.fields.keys()])) {
    if (!LIFE.test(field) && !watched.includes(field)) continue
    // A field that the list stopped showing is a change of the list; only a value that is given can be a change.
    if (!model.fields.has(field)) continue
    const [before, after] = [old.fields.get(field) ?? null, model.fields.get(field) ?? null]
    if (!old.fields.has(field) && after === false) continue
    if (JSON.stringify(before) !== JSON.stringify(after)) changes.push({ kind: 'changed', model, field, before, after })
  }
  return changes
}

function draftOf(group: readonly Change[], payload: Payload, previousAt: string, doubtful: string | null): Draft {
  const { kind, field, before, after } = group[0]!
  const ids = group.map(({ model }) => model.id).sort()
  const list =
    URL.canParse(payload.url) && /^https?:/.test(payload.url) ? `${new URL(payload.url).host} model list` : 'model list'
  const shown = ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ')
  const day = kind === 'changed' ? dayOf(after) : null
  const label = field === undefined ? '' : fieldLabel(field)
  const title = {
    added: `Added to the ${list}: ${shown}`,
    removed: `No longer in the ${list}: ${shown}`,
    changed: `${changeTitle(label, before, after)}: ${shown}`,
  }[kind]
  return {
    externalId: `${kind}:${ids.length === 1 ? ids[0] : sha256(ids.join('\n')).slice(0, 16)}${field ? `:${field}=${plain(after)}` : ''}@${payload.at}`,
    url: /^https?:/.test(payload.url) ? payload.url : null,
    title,
    text: [
      ...group.map((change) => sentence(change, label)),
      ...(kind === 'removed' ? [removalNote(previousAt, doubtful)] : []),
    ].join('\n'),
    lang: 'en',
    published: payload.at,
    effective:
      day !== null && /shutdown|retire|expir|sunset|end|eol|discontinu|deprecat/i.test(field ?? '') ? day : null,
    facts: {
      change: kind,
      models: ids,
      ...(field ? { field, before: before ?? null, after: after ?? null } : {}),
      ...(kind === 'removed' && doubtful ? { doubtful: true } : {}),
    },
  }
}

function changeTitle(label: string, before: unknown, after: unknown): string {
  if (before === null) return `${label} set to ${plain(after)}`
  if (after === null) return `${label} ${plain(before)} no longer set`
  return `${label} changed from ${plain(before)} to ${plain(after)}`
}

function sentence({ kind, model, before, after }: Change, label: string): string {
  const named = model.name === null ? model.id : `${model.id} (${model.name})`
  if (kind === 'removed') return `${named} is no longer listed.`
  if (kind === 'changed')
    return `${named}: ${changeTitle(label, before, after).replace(/^./, (letter) => letter.toLowerCase())}.`
  const about = model.fields.get('description') ?? model.fields.get('summary')
  return `${named} is listed now.${typeof about === 'string' ? ` ${about.replace(/\s+/g, ' ').slice(0, 400)}` : ''}`
}

const removalNote = (previousAt: string, doubtful: string | null): string =>
  doubtful === null
    ? `Last seen in the list at ${previousAt}.`
    : `Last seen in the list at ${previousAt}. ${doubtful} models left it at once, so the list itself may be wrong.`

function fieldLabel(field: string): string {
  const words = field
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[._]+/g, ' ')
    .toLowerCase()
  const name = words === 'deprecation' ? 'deprecation date' : words
  return name.charAt(0).toUpperCase() + name.slice(1)
}

const plain = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value ?? null)).slice(0, 80)

function dayOf(value: unknown): string | null {
  if (typeof value === 'number' && value > 1e9 && value < 1e10) return new Date(value * 1000).toISOString().slice(0, 10)
  return typeof value === 'string' ? parseDay(value) : null
}

function globPattern(glob: string): RegExp {
  return new RegExp(
    `^${glob
      .slice(0, 100)
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^]*')}$`,
  )
}
