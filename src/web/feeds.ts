import { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Event } from '../core/event.ts'
import { listEvents } from '../db/events.ts'
import type { Env } from './auth.ts'

const NEWEST = 50

/** Events as feeds for readers that know nothing of Tocsin: Atom (RFC 4287) and JSON Feed 1.1. */
export function feedRoutes(context: Context): Hono<Env> {
  const page = (event: Event) => `${context.publicUrl}/events/${event.id}`
  const events = async () => (await listEvents(context.db.kysely, { limit: NEWEST })).map((one) => one.event)
  return new Hono<Env>()
    .get('/events.atom', async (http) =>
      http.body(atom(await events(), context, page), 200, { 'content-type': 'application/atom+xml; charset=utf-8' }),
    )
    .get('/events.json', async (http) =>
      http.body(JSON.stringify(jsonFeed(await events(), context, page)), 200, {
        'content-type': 'application/feed+json',
      }),
    )
}

function atom(events: readonly Event[], context: Context, page: (event: Event) => string): string {
  const updated = events[0]?.updatedAt ?? context.now().toISOString()
  const entries = events.map((event) =>
    [
      '<entry>',
      `<id>urn:tocsin:${xml(event.id)}</id>`,
      `<title>${xml(`${event.impact}: ${event.title}`)}</title>`,
      `<link href="${xml(page(event))}"/>`,
      `<published>${event.openedAt}</published><updated>${event.updatedAt}</updated>`,
      `<category term="${xml(event.category)}"/><category term="${xml(event.impact)}"/>`,
      `<summary>${xml(summary(event))}</summary>`,
      '</entry>',
    ].join(''),
  )
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${xml(`${context.publicUrl}/feeds/events.atom`)}</id><title>Tocsin events</title><updated>${updated}</updated>`,
    '<author><name>Tocsin</name></author>',
    `<link rel="self" href="${xml(`${context.publicUrl}/feeds/events.atom`)}"/>`,
    ...entries,
    '</feed>',
  ].join('\n')
}

function jsonFeed(events: readonly Event[], context: Context, page: (event: Event) => string) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Tocsin events',
    home_page_url: context.publicUrl,
    feed_url: `${context.publicUrl}/feeds/events.json`,
    items: events.map((event) => ({
      id: event.id,
      url: page(event),
      title: `${event.impact}: ${event.title}`,
      content_text: summary(event),
      date_published: event.openedAt,
      date_modified: event.updatedAt,
      tags: [event.category, event.impact, ...event.vendors],
    })),
  }
}

function summary(event: Event): string {
  const who = [...event.vendors, ...event.models].join(', ')
  return `${event.status}; ${event.certainty}, confidence ${event.confidence}; ${who || 'no vendor named'}; ${event.witnesses.length} witnesses`
}

/** Text for XML 1.0: markup escaped, characters that XML forbids left out. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
