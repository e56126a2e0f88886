import type { Message } from './message.ts'
import { plainLine } from './plain.ts'
import type { Page, Rendering, Said } from './rendering.ts'
import { digestWording } from './wording/digest.ts'
import { eventWording } from './wording/event.ts'
import { directiveWording, pingWording, restrictionWording } from './wording/notice.ts'
import { riskWording } from './wording/risk.ts'
import { sourceWording } from './wording/source.ts'

/** Says a message in words; `publicUrl` is where the pages of this service are. */
export function wording(message: Message, publicUrl: string): Rendering {
  const page = (path: string) => `${publicUrl.replace(/\/+$/, '')}/${path}`
  const said = body(message, page)
  return {
    type: said.type,
    tone: said.tone,
    badge: said.badge,
    subject: plainLine(said.subject, 150),
    headline: said.headline,
    lead: said.lead,
    facts: (said.facts ?? []).filter((fact) => fact.label !== '' && fact.value !== ''),
    exposure: said.exposure ?? null,
    next: said.next ?? null,
    quotes: said.quotes ?? [],
    groups: said.groups ?? [],
    choices: said.choices ?? [],
    link: said.link ?? null,
    footer: footer(message),
  }
}

function body(message: Message, page: Page): Said {
  const { content } = message
  switch (content.kind) {
    case 'event':
      return eventWording(content, page)
    case 'digest':
      return digestWording(content, page)
    case 'restriction':
      return restrictionWording(content, page)
    case 'directive':
      return directiveWording(content.directive, page)
    case 'source':
      return sourceWording(content, page)
    case 'risk':
      return riskWording(content, page)
    case 'ping':
      return pingWording(page)
  }
}

function footer({ id, subscription, content }: Message): string {
  return `${why(subscription, content.kind)} Message ${id}.`
}

function why(subscription: string | null, kind: Message['content']['kind']): string {
  if (subscription !== null) return `You get this because of the subscription “${subscription}”.`
  return kind === 'restriction'
    ? 'Sent to everyone who was told of the event behind it.'
    : 'Sent to the operators of Tocsin.'
}
