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

/** Sources in trouble by what they complain of; addresses and numbers do not tell complaints apart. Largest group first. */
export function complaints(watched: readonly Watched[]): { message: string; sources: Watched[] }[] {
  const groups = Map.groupBy(watched.filter(inTrouble), ({ state, health }) =>
    (state?.lastError ?? health)
      .replace(/; \d+ polls failed in .{1,20}$/, '')
      .replace(/ ?\(https?:[^)]*\)/, '')
      .replace(/https?:\S+/g, '…')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…'),
  )
  return [...groups]
    .map(([message, sources]) => ({ message, sources }))
    .sort((a, b) => b.sources.length - a.sources.length)
}

/** True when nearly all polls fail: the fault is more likely here than there. */
export function nearlyBlind(watched: readonly Watched[]): boolean {
  const tried = watched.filter(({ state }) => state !== null && state.checkedAt !== null)
  return tried.length > 2 && tried.filter(inTrouble).length >= tried.length * 0.8
}
