import { html } from 'hono/html'
import { plainLine } from '../../core/plain.ts'
import type { Identity } from '../../db/access.ts'
import type { Html } from './marks.ts'

const PLACES = [
  ['/', 'Overview'],
  ['/events', 'Events'],
  ['/risks', 'Early warning'],
  ['/restrictions', 'Restrictions'],
  ['/routing', 'Routing'],
  ['/sources', 'Sources'],
] as const

/** Where a page belongs in the navigation. */
export type Place = (typeof PLACES)[number][0]

/** What the frame of a page needs to know of it. */
export interface PageFrame {
  title: string
  /** Null for pages outside the navigation. */
  place: Place | null
  /** True for the page that the navigation itself leads to. */
  top?: boolean
  /** Null while nobody is signed in. */
  identity: Identity | null
  /** Seconds after which the browser asks again; left out: never. */
  refresh?: number | undefined
}

/** The frame of every page. */
export function layout({ title, place, top, identity, refresh }: PageFrame, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    ${refresh === undefined ? '' : html`<meta http-equiv="refresh" content="${refresh}">`}
    <title>${plainLine(title)} · Tocsin</title>
    <link rel="stylesheet" href="/style.css">
    <link rel="icon" href="/icon.svg" type="image/svg+xml">
    <link rel="alternate" type="application/atom+xml" title="Events" href="/feeds/events.atom">
  </head>
  <body>
    <a class="skip" href="#main">Skip to content</a>
    <header>
      <a class="brand" href="/"><img src="/icon.svg" alt="" width="20" height="20"> Tocsin</a>
      ${identity ? navigation(place, top === true) : ''}
      ${
        identity
          ? html`<form method="post" action="/sign-out"><span>${identity.name} (${identity.role})</span> <button class="plain">Sign out</button></form>`
          : ''
      }
    </header>
    <main id="main" tabindex="-1">${body}</main>
  </body>
</html>`
}

/** `page` marks the page itself, `true` the list that a detail page belongs to. */
function navigation(place: Place | null, top: boolean): Html {
  return html`<nav aria-label="Main"><ul>${PLACES.map(
    ([path, name]) =>
      html`<li><a href="${path}"${path === place ? html` aria-current="${top ? 'page' : 'true'}"` : ''}>${name}</a></li>`,
  )}</ul></nav>`
}
