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
  /** Lines that could not be read. */
  skipped: { file: string; why: string }[]
}

const MANIFEST = 'manifest.jsonl'
/** Largest payload that is unpacked, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024

/**
 * Reads recordings: story folders (or their manifests) and files of items as JSON lines, `.gz` or not, merged in time
 * order. `truth.json` is never read. A line that is not an observation or an item is skipped, with why.
 * @throws InputError when a path is not there
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
  return readLines(path, Line, (line) => {
    const file = resolve(folder, line.file)
    const inside = relative(folder, file)
    if (inside.startsWith('..') || isAbsolute(inside)) return { why: `'${line.file}' is outside the story` }
    return { type: 'payload', ...line, body: () => readBytes(file) }
  })
}

/** An item stands at its own time: when it was last updated, else published; without either, with the one before it. */
function readItems(path: string): Recording {
  let at: string | null = null
  const timed = readLines(path, Item, (item, place): Observation => {
    at = item.updated ?? item.published ?? at
    const source = item.source ?? item.publisher ?? path
    return { type: 'item', at: at ?? '', source, file: place, item }
  })
  // What stands before the first time of the file is as old as that; a file without any time is at the epoch.
  const first = timed.observations.find((one) => one.at !== '')?.at ?? new Date(0).toISOString()
  return { ...timed, observations: timed.observations.map((one) => ({ ...one, at: one.at || first })) }
}

function readLines<T>(
  path: string,
  shape: z.ZodType<T>,
  read: (value: T, place: string) => Observation | { why: string },
): Recording {
  const recording: Recording = { observations: [], skipped: [] }
  const text = new TextDecoder().decode(readBytes(path))
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const place = `${path}:${index + 1}`
    const value = parseLine(line, shape)
    const observation = 'why' in value ? value : read(value.data, place)
    if ('why' in observation) recording.skipped.push({ file: place, why: observation.why })
    else recording.observations.push(observation)
  }
  return recording
}

function parseLine<T>(line: string, shape: z.ZodType<T>): { data: T } | { why: string } {
  try {
    const read = shape.safeParse(JSON.parse(line))
    return read.success ? { data: read.data } : { why: firstIssue(read.error) }
  } catch (error) {
    return { why: `not JSON: ${(error as Error).message}` }
  }
}

/** @throws InputError when the file is not there, is not what its name says or is too large */
function readBytes(path: string): Uint8Array {
  try {
    const bytes = readFileSync(path)
    return path.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : bytes
  } catch (error) {
    throw new InputError('invalid', `cannot read ${path}: ${(error as Error).message}`)
  }
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue ? `${z.core.toDotPath(issue.path) || '(line)'}: ${issue.message}` : 'not valid'
}
