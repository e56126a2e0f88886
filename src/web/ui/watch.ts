import type { Context } from '../../context.ts'
import type { Health, SourceState } from '../../core/source-state.ts'
import { listSources } from '../../db/sources.ts'
import type { Source } from '../../source.ts'

/** A source that is on, with what its polls taught; `state` is null before the process registered it. */
export interface Watched {
  source: Source
  state: SourceState | null
  health: Health
}

/** Every source that is on: those in trouble first, then by id. */
export async function watchedSources(context: Context): Promise<Watched[]> {
  const states = new Map((await listSources(context.db.kysely)).map((state) => [state.sourceId, state]))
  return [...context.sources.values()]
    .map((source): Watched => {
      const state = states.get(source.id) ?? null
      return { source, state, health: state?.health ?? 'unknown' }
    })
    .sort((a, b) => Number(inTrouble(b)) - Number(inTrouble(a)) || (a.source.id < b.source.id ? -1 : 1))
}

/** True for a source that does not do what it should, also before it failed often enough to ring. */
export function inTrouble({ health, state }: Watched): boolean {
  return (health !== 'ok' && health !== 'unknown' && health !== 'paused') || (state?.failures ?? 0) > 0
}

/** Sources in trouble by what they complain of; numbers and host names do not tell complaints apart. Largest group first. */
export function complaints(watched: readonly Watched[]): { message: string; sources: Watched[] }[] {
  const groups = Map.groupBy(watched.filter(inTrouble), ({ state, source, health }) =>
    (state?.lastError ?? health)
      .replaceAll(hostOf(source.url), '…')
      .replace(/; \d+ polls failed in \S+$/, '')
      .replace(/\d+/g, '…'),
  )
  return [...groups.values()]
    .map((sources) => ({ message: sources[0]?.state?.lastError ?? sources[0]?.health ?? '', sources }))
    .sort((a, b) => b.sources.length - a.sources.length)
}

/** True when polls were tried and none ever brought anything: the fault is more likely here than there. */
export function seesNothing(watched: readonly Watched[]): boolean {
  const tried = watched.filter(({ state }) => state !== null && state.checkedAt !== null)
  return tried.length > 2 && tried.every((one) => inTrouble(one))
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url
}
