import { html } from 'hono/html'
import type { Identity } from '../../db/access.ts'

/** A piece of a page: escaped by `html`, never put together from strings. */
export type Html = ReturnType<typeof html>

/** The frame of every page. */
export function layout(title: string, identity: Identity | null, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} · Tocsin</title>
    <link rel="stylesheet" href="/style.css">
    <link rel="alternate" type="application/atom+xml" title="Events" href="/feeds/events.atom">
  </head>
  <body>
    <a class="skip" href="#main">Skip to content</a>
    <header>
      <a class="brand" href="/"><span aria-hidden="true">🔔</span> Tocsin</a>
      ${
        identity
          ? html`<form method="post" action="/sign-out"><span>${identity.name} (${identity.role})</span> <button class="plain">Sign out</button></form>`
          : ''
      }
    </header>
    <main id="main">${body}</main>
  </body>
</html>`
}

/** An instant for people: UTC, with the machine-readable form beside it. */
export function instant(at: string | null): Html {
  if (at === null) return html`<span class="quiet">never</span>`
  return html`<time datetime="${at}">${at.slice(0, 10)} ${at.slice(11, 16)} UTC</time>`
}

/** A small label whose meaning does not hang on its colour. */
export function badge(kind: string, text: string = kind): Html {
  return html`<span class="badge ${kind.replace(/[^a-z-]/g, '-')}">${text.replaceAll('_', ' ')}</span>`
}
