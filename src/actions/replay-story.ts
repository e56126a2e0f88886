import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { Authority, Instant, Item, Kind } from '../core/item.ts'
import { InputError } from '../errors.ts'

/** One line of a story's manifest (CONTRACTS §8); unknown keys are ignored. */
const Line = z.object({
  at: Instant,
  source: z.string().min(1),
  dialect: z.string().min(1),
  kind: Kind,
  authority: Authority,
  publisher: z.string().min(1),
  url: z.string().default(''),
  contentType: z.string().nullish(),
  status: z.int().default(200),
  file: z.string().min(1),
  options: z.record(z.string(), z.unknown()).optional(),
  ringFirst: z.boolean().optional(),
})

/** Something that was there to be seen at an instant: a payload of a source, or an item that came by itself. */
export type Observation =
  | ({ type: 'payload'; body: () => Uint8Array } & z.infer<typeof Line>)
  | { type: 'item'; at: string; source: string; file: string; item: Item }

/** What was recorded, in time order. */
export interface Recording {
  observations: Observation[]
  skipped: { file: string; why: string }[]
}

const MANIFEST = 'manifest.jsonl'
/** Largest payload that is unpacked, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024

/**
 * Reads recordings: story folders (or their manifests) and files of items as JSON lines, `.gz` or not, merged in time
 * order. `truth.json` is never read.
 * @throws InputError when a path is not there or a manifest line is not one
 */
export function readRecording(paths: readonly string[]): Recording {
  const all = paths.map((path) => {
    if (!existsSync(path)) throw new InputError('not-found', `nothing to replay at ${path}`)
    if (statSync(path).isDirectory()) return readManifest(join(path, MANIFEST))
    return /manifest[^/\\]*\.jsonl(\.gz)?$/.test(path) ? readManifest(path) : readItems(path)
  })
  return {
    observations: all
      .flatMap((recording) => recording.observations)
      .map((observation, index) => ({ observation, index }))
      .sort((a, b) => Date.parse(a.observation.at) - Date.parse(b.observation.at) || a.index - b.index)
      .map(({ observation }) => observation),
    skipped: all.flatMap((recording) => recording.skipped),
  }
}

function readManifest(path: string): Recording {
  if (!existsSync(path)) throw new InputError('not-found', `a story folder needs ${MANIFEST}: ${path}`)
  const folder = dirname(path)
  const observations = jsonLines(path).map(({ value, number }): Observation => {
    const line = Line.safeParse(value)
    if (!line.success) throw new InputError('invalid', `${path}:${number}: ${firstIssue(line.error)}`)
    const file = resolve(folder, line.data.file)
    const inside = relative(folder, file)
    if (inside.startsWith('..') || isAbsolute(inside))
      throw new InputError('invalid', `${path}:${number}: '${line.data.file}' is outside the story`)
    return { type: 'payload', ...line.data, body: () => readBytes(file) }
  })
  return { observations, skipped: [] }
}

/** An item stands at its own time: when it was last updated, else published; without either, with the one before it. */
function readItems(path: string): Recording {
  const skipped: Recording['skipped'] = []
  let at = new Date(0).toISOString()
  const observations = jsonLines(path).flatMap(({ value, number }): Observation[] => {
    const item = Item.safeParse(value)
    if (!item.success) {
      skipped.push({ file: `${path}:${number}`, why: firstIssue(item.error) })
      return []
    }
    at = item.data.updated ?? item.data.published ?? at
    const source = item.data.source ?? item.data.publisher ?? path
    return [{ type: 'item', at, source, file: `${path}:${number}`, item: item.data }]
  })
  return { observations, skipped }
}

function jsonLines(path: string): { value: unknown; number: number }[] {
  return new TextDecoder()
    .decode(readBytes(path))
    .split('\n')
    .map((text, index) => ({ text: text.trim(), number: index + 1 }))
    .filter(({ text }) => text !== '')
    .map(({ text, number }) => {
      try {
        return { value: JSON.parse(text) as unknown, number }
      } catch (error) {
        throw new InputError('invalid', `${path}:${number}: not JSON: ${(error as Error).message}`)
      }
    })
}

function readBytes(path: string): Uint8Array {
  const bytes = readFileSync(path)
  return path.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : bytes
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue ? `${z.core.toDotPath(issue.path) || '(line)'}: ${issue.message}` : 'not valid'
}
