import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { defineDialect, type Payload } from '../source.ts'
import { epoch, latest, linksIn, mentions, updatesText } from './_incident.ts'
import { checkOptions, checkShape, isObject, readJson } from './_json.ts'
import { withVanished } from './_open-only.ts'
import { readPrevious } from './_previous.ts'

// Wire shape: status.alibabacloud.com/api/status/listEventInProgress, undocumented; epoch milliseconds. Products,
// regions and updates are lists of names or of objects with one.
const Time = z.union([z.number(), z.string()]).nullish()
const Event = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  title: z.string(),
  eventType: z.union([z.string(), z.number()]).nullish(),
  startTime: Time,
  endTime: Time,
  lastUpdateTime: Time,
  products: z.array(z.unknown()).nullish(),
  regions: z.array(z.unknown()).nullish(),
  eventUpdates: z
    .array(z.object({ time: Time, updateTime: Time, content: z.string().nullish(), description: z.string().nullish() }))
    .nullish(),
})
const Answer = z.object({ success: z.boolean(), message: z.string().nullish(), data: z.array(Event).nullish() })

const Options = z.strictObject({
  /** Words, one of which must occur in a product or the title. */
  only: z.array(z.string().min(1)).min(1).optional(),
})

/** Alibaba Cloud: one draft per event in progress; what is gone from a readable answer is over. */
export default defineDialect({
  describe: 'Alibaba Cloud status: events in progress or history',
  speaker: { kind: 'status', authority: 'vendor' },
  accept: 'application/json',
  compares: true,
  parse(payload, options, previous) {
    const { only } = checkOptions(Options, options)
    return withVanished(read(payload, only), readPrevious(previous, (payload) => read(payload, only)) ?? [])
  },
})

function read(payload: Payload, only: readonly string[] | undefined): Draft[] {
  const { success, message, data } = checkShape(Answer, readJson(payload))
  if (!success) throw new ParseError(`Alibaba Cloud refused: ${(message ?? 'no reason').slice(0, 120)}`)
  return (data ?? [])
    .filter((event) => mentions([event.title, ...names(event.products)], only))
    .map((event) => {
      const place = `/data/${event.id}`
      const updates = (event.eventUpdates ?? [])
        .map((update) => ({
          id: null,
          status: null,
          at: epoch(update.time ?? update.updateTime, place),
          body: update.content ?? update.description ?? '',
        }))
        .sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''))
      const ended = epoch(event.endTime, place)
      const links = linksIn(...updates.map(({ body }) => body))
      return {
        externalId: event.id,
        url: 'https://status.alibabacloud.com/',
        title: event.title.trim(),
        text: updatesText(updates),
        published: epoch(event.startTime, place),
        updated: latest(epoch(event.lastUpdateTime, place), updates.at(-1)?.at),
        phase: ended === null ? null : 'resolved',
        facts: {
          type: event.eventType ?? null,
          components: names(event.products).map((name) => ({ name })),
          regions: names(event.regions),
          endedAt: ended,
          ...(links.length > 0 ? { links } : {}),
        },
      }
    })
}

function names(values: readonly unknown[] | null | undefined): string[] {
  return (values ?? [])
    .map((value) => (isObject(value) ? (value.name ?? value.productName ?? value.regionName ?? value.title) : value))
    .filter((name): name is string => typeof name === 'string')
}
