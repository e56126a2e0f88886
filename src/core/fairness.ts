/** A source that is due, and the host that would have to answer. Oldest first. */
export interface Due {
  id: string
  host: string
}

export interface HostLimits {
  /** Polls of one host at the same time. */
  maxConcurrent: number
  /** Shortest time between two waves of polls of one host. */
  minGapMs: number
}

/**
 * Shares the polls that may start now between hosts: each host gets at most its free places, so that a host with many
 * sources neither is flooded nor keeps the others waiting. Sources that must wait get a later time, spaced by the gap.
 * `running` counts polls under way by host; `capacity` is how many polls may start at all.
 */
export function admit(
  due: readonly Due[],
  running: ReadonlyMap<string, number>,
  limitsOf: (host: string) => HostLimits,
  capacity: number,
  now: Date,
): { start: string[]; later: { id: string; at: string }[] } {
  const start: string[] = []
  const later: { id: string; at: string }[] = []
  const taken = new Map(running)
  const waiting = new Map<string, number>()
  for (const { id, host } of due) {
    const limits = limitsOf(host)
    const busy = taken.get(host) ?? 0
    if (busy < limits.maxConcurrent) {
      if (start.length >= capacity) continue // stays due: it is not its host that is slow
      taken.set(host, busy + 1)
      start.push(id)
      continue
    }
    const position = waiting.get(host) ?? 0
    waiting.set(host, position + 1)
    const wave = Math.floor(position / limits.maxConcurrent) + 1
    later.push({ id, at: new Date(now.getTime() + wave * limits.minGapMs).toISOString() })
  }
  return { start, later }
}
