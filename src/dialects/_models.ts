import { ParseError } from '../errors.ts'
import type { Payload } from '../source.ts'
import { isObject, readJson } from './_json.ts'

/** One model as a list shows it; `fields` is flat, keyed by dotted path. */
export interface ListedModel {
  id: string
  name: string | null
  fields: ReadonlyMap<string, unknown>
}

export type ModelList = ReadonlyMap<string, ListedModel>

/**
 * Reads the lists that vendors serve: OpenAI (`data[].id`), Google (`models[].name`), Cohere, Together (a bare
 * array), Bedrock (`modelSummaries`), Vertex (`publisherModels`), ElevenLabs, and models.dev (by provider).
 * @throws ParseError when there is no list, when it is one page of several, or when it is empty.
 */
export function readModels(payload: Payload): ModelList {
  const document = readJson(payload)
  const list = listOf(document)
  if (list === null) throw new ParseError(`not a list of models${reason(document)}`, '/')
  if (
    isObject(document) &&
    PAGED.some(
      (key) =>
        document[key] === true || (key !== 'has_more' && typeof document[key] === 'string' && document[key] !== ''),
    )
  ) {
    throw new ParseError('the list is one page of several: ask for a larger page')
  }
  const models = new Map<string, ListedModel>()
  for (const [at, value] of list.entries()) {
    if (!isObject(value)) throw new ParseError('a model is not an object', `/${at}`)
    const id = ID_KEYS.map((key) => value[key]).find((id) => typeof id === 'string' && id !== '')
    if (typeof id !== 'string') throw new ParseError('a model has no id', `/${at}`)
    const name = NAME_KEYS.map((key) => value[key]).find(
      (name) => typeof name === 'string' && name !== '' && name !== id,
    )
    const clean = id.replace(/^models\//, '').replace(/^publishers\/[^/]+\/models\//, '')
    models.set(clean, { id: clean, name: typeof name === 'string' ? name : null, fields: flatten(value) })
  }
  if (models.size === 0) throw new ParseError('the list holds no models')
  return models
}

const LIST_KEYS = ['data', 'models', 'modelSummaries', 'publisherModels', 'result', 'items']
const ID_KEYS = ['id', 'modelId', 'model_id', 'name', 'model', 'slug']
const NAME_KEYS = ['display_name', 'displayName', 'modelName', 'model_name', 'name', 'title']
const PAGED = ['has_more', 'nextPageToken', 'next_page_token', 'nextToken']

function listOf(document: unknown): unknown[] | null {
  if (Array.isArray(document)) return document
  if (!isObject(document)) return null
  for (const key of LIST_KEYS) if (Array.isArray(document[key])) return document[key]
  // models.dev: { provider: { models: { id: {...} } } }
  const providers = Object.entries(document)
  if (providers.length === 0 || !providers.every(([, value]) => isObject(value) && isObject(value.models))) return null
  return providers.flatMap(([provider, value]) =>
    Object.entries((value as { models: Record<string, unknown> }).models).map(([id, model]) => ({
      ...(isObject(model) ? model : {}),
      id: `${provider}/${id}`,
    })),
  )
}

/** What the vendor says instead of a list, when it says something. */
function reason(document: unknown): string {
  if (!isObject(document)) return ''
  const said = isObject(document.error)
    ? document.error.message
    : (document.error ?? document.message ?? document.detail)
  return typeof said === 'string' ? `: ${said.slice(0, 160)}` : ''
}

function flatten(value: Record<string, unknown>): ReadonlyMap<string, unknown> {
  const out = new Map<string, unknown>()
  const queue: [string, unknown][] = Object.entries(value)
  for (let at = 0; at < queue.length && at < 500; at += 1) {
    const [path, inner] = queue[at]!
    if (isObject(inner) && path.split('.').length < 4)
      for (const [key, leaf] of Object.entries(inner)) queue.push([`${path}.${key}`, leaf])
    else out.set(path, inner)
  }
  return out
}
