import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Recording } from '#src/actions/replay-story.ts'

/** Writes a recording as a story folder: a manifest, and a packed file for each payload. */
export function writeStory(folder: string, { observations }: Recording): void {
  mkdirSync(folder, { recursive: true })
  const lines = observations.flatMap((observation) => {
    if (observation.type !== 'payload') return []
    const { type: _, body, ...line } = observation
    const file = `${line.file}.gz`
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), gzipSync(body()))
    return [`${JSON.stringify({ ...line, file })}\n`]
  })
  writeFileSync(join(folder, 'manifest.jsonl'), lines.join(''))
}
