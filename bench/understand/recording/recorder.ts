import type { Observation, Recording } from '#src/actions/replay-story.ts'
import type { Authority, Kind } from '#src/core/item.ts'
import type { Version } from './archive.ts'

/** A source as a watch would have it. */
export interface Watched {
  source: string
  dialect: string
  kind: Kind
  authority: Authority
  publisher: string
  url: string
  contentType?: string
}

/** The first and the last instant of a story. */
export interface Window {
  from: string
  to: string
}

export type Recorder = ReturnType<typeof createRecorder>

/** Collects what was there to be seen in a window, out of a corpus of recorded payloads. */
export function createRecorder(corpus: string, { from, to }: Window) {
  const observations: Observation[] = []
  return { corpus, from, to, inside, put, series, recording }

  function inside(at: string): boolean {
    return from <= at && at <= to
  }

  /** One payload; a value stands for its JSON. */
  function put(at: string, watched: Watched, content: Buffer | object): void {
    const bytes = Buffer.isBuffer(content) ? Buffer.from(content) : Buffer.from(JSON.stringify(content))
    const file = `payloads/${watched.source}/${at.replaceAll(':', '-')}_${observations.length}`
    observations.push({
      ...{ type: 'payload', status: 200, contentType: 'application/json', ...watched },
      ...{ at: new Date(at).toISOString(), file, body: () => bytes },
    })
  }

  /**
   * The versions of one page, in time order: those of the window, and at its beginning the last one before, because a
   * watch that was running had seen it. Empty versions are failed fetches, and what has not changed is not told twice.
   */
  function series(watched: Watched, versions: readonly Version[]): void {
    let last = versions.findLast((version) => version.at < from && version.body.length > 0)?.body
    if (last) put(from, watched, last)
    for (const version of versions) {
      if (!inside(version.at)) continue
      const { at, body } = version
      if (body.length === 0 || last?.equals(body)) continue
      put(at, watched, body)
      last = body
    }
  }

  function recording(): Recording {
    return {
      observations: observations.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)),
      skipped: [],
    }
  }
}
