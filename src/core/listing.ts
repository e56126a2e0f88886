import type { Event, Reading } from './event.ts'

const MORE = / and (\d+) more$/

/**
 * The title of an event to which a tracker adds entry by entry: `Groq: gemma2-9b-it and 31 more`. By the first entry alone
 * nobody sees what a notice covers.
 */
export function countEntries(event: Event, before: Event, { item }: Reading): Event {
  if (event.category !== 'model_deprecation' || before.items.includes(item.id)) return event
  const list = listOf(item.title)
  if (list === null || list !== listOf(event.title) || item.title === event.title) return event
  const more = Number(MORE.exec(event.title)?.[1] ?? 0)
  return { ...event, title: `${event.title.replace(MORE, '')} and ${more + 1} more`.slice(0, 300) }
}

/** `Groq` in `Groq: gemma2-9b-it`; a sentence is no entry of a list. */
function listOf(title: string): string | null {
  return /^([^:]{2,40}): [^\s]+(?: and \d+ more)?$/.exec(title)?.[1] ?? null
}
