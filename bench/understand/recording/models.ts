import { join } from 'node:path'
import { readVersions, type Version } from './archive.ts'
import type { Recorder, Watched } from './recorder.ts'

type Endpoints = Record<string, { success?: boolean; models?: unknown[] } | null>

/** The vendors in the collector's words, what we call their list, and the name of the publisher. */
const LISTS: [string, string, string][] = [
  ['OpenAI', 'openai', 'OpenAI'],
  ['Anthropic', 'anthropic', 'Anthropic'],
  ['Google Gemini', 'google-gemini', 'Google'],
  ['GitHub Models', 'github-models', 'GitHub'],
  ['Groq', 'groq', 'Groq'],
  ['Mistral', 'mistral', 'Mistral AI'],
  ['Cohere', 'cohere', 'Cohere'],
  ['xAI (Grok)', 'xai', 'xAI'],
  ['OpenRouter', 'openrouter', 'OpenRouter'],
  ['Together AI', 'together', 'Together AI'],
  ['Fireworks AI', 'fireworks', 'Fireworks AI'],
  ['DeepInfra', 'deepinfra', 'DeepInfra'],
]
/** The collector began to poll more often on this day. */
const OFTEN = '2026-08-19'
const NOTHING = Buffer.alloc(0)

/** What each vendor lists as its models, polled once a day. */
export function modelLists(recorder: Recorder): void {
  const folder = join(recorder.corpus, 'vendor-policy/models-listings')
  const files = ['daily-first.tar.xz', ...(recorder.to >= OFTEN ? ['dense-latest-60.tar.xz'] : [])]
  const polls = readVersions(...files.map((file) => join(folder, file)))
    .filter(({ at }) => at <= recorder.to)
    .map(({ at, body }) => ({ at, endpoints: once(() => endpointsOf(body)) }))
  for (const [vendor, name, publisher] of LISTS) {
    const watched: Watched = {
      source: `models/${name}`,
      dialect: name === 'openrouter' ? 'openrouter-models' : 'models-list',
      ...{ kind: 'vendor', authority: 'vendor', publisher, url: `https://${name}/v1/models` },
    }
    const lists = polls.map(
      ({ at, endpoints }): Version => ({
        at,
        get body() {
          return endpoints().get(vendor) ?? NOTHING
        },
      }),
    )
    recorder.series(watched, lists)
  }
}

/** A poll is large and holds every vendor: read when the first list of it is wanted, which of old polls none is. */
function once<T extends object>(read: () => T): () => T {
  let value: T | undefined
  return () => {
    value ??= read()
    return value
  }
}

/** Each vendor's list as the vendor would serve it; a list that failed is not there. */
function endpointsOf(body: Buffer): Map<string, Buffer> {
  const { endpoints } = JSON.parse(body.toString('utf8')) as { endpoints?: Endpoints }
  const lists = Object.entries(endpoints ?? {}).flatMap(([vendor, answer]) =>
    answer?.success && answer.models?.length
      ? [[vendor, Buffer.from(JSON.stringify({ data: answer.models }))] as const]
      : [],
  )
  return new Map(lists)
}
