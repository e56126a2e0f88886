import { Cron } from 'croner'

/** The next instant after `from` at which a cron expression fires in a zone, as ISO 8601 UTC. */
export function nextRun(cron: string, timezone: string, from: Date): string {
  const next = new Cron(cron, { timezone, paused: true }).nextRun(from)
  if (next === null) throw new RangeError(`cron '${cron}' never fires again`)
  return next.toISOString()
}
