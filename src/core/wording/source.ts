import type { Message, SourceNotice } from '../message.ts'
import { plainLine, plainText, safeUrl } from '../plain.ts'
import type { Entry, Page, Said } from '../rendering.ts'
import { count, words } from './terms.ts'

type SourceContent = Extract<Message['content'], { kind: 'source' }>

/** Sources named in one message; the rest is counted. */
const MAX_NAMED = 15

/** Says that a source or gateway is not as it should be, or is well again: silence from the watchman must ring too. */
export function sourceWording({ source, others = [] }: SourceContent, page: Page): Said {
  return others.length === 0 ? oneSource(source, page) : manySources([source, ...others], page)
}

function oneSource(notice: SourceNotice, page: Page): Said {
  const name = plainLine(notice.name, 100) || plainLine(notice.source, 100)
  const gateway = notice.source.startsWith('gateway/')
  const well = notice.health === 'ok'
  const said = gateway ? GATEWAY_NOTICE : SOURCE_NOTICE
  const badge = well ? 'BACK' : said.badge
  const headline = well ? `${name} ${said.back}` : `${name} ${said.lost(plainLine(notice.health, 40))}`
  const url = safeUrl(notice.url)
  const last = notice.lastSuccessAt
  return {
    type: 'source.unhealthy',
    tone: well ? 'calm' : 'medium',
    badge,
    subject: `${badge}: ${headline}`,
    headline,
    lead: plainText(notice.detail, 600) || 'No detail is known.',
    facts: [
      { label: gateway ? 'Gateway' : 'Source', value: plainLine(notice.source, 100) },
      ...(url === null || gateway ? [] : [{ label: 'Address', value: url }]),
      { label: 'Since', value: notice.since, at: notice.since },
      ...(gateway
        ? []
        : [last === null ? { label: 'Last read', value: 'never' } : { label: 'Last read', value: last, at: last }]),
    ],
    next: well ? null : said.next,
    link: gateway
      ? { label: 'Open routing', url: page('routing') }
      : { label: 'Open the source', url: sourcePage(notice, page) },
  }
}

const HEALTH_WORDS: Record<string, string> = {
  failing: 'cannot be read',
  silent: 'has been silent for longer than normal',
  'shape-changed': 'has changed its shape and is not understood',
  skewed: 'has a clock that is wrong',
  paused: 'is paused',
}

const SOURCE_NOTICE = {
  badge: 'BLIND SPOT',
  back: 'can be read again',
  lost: (health: string) => HEALTH_WORDS[health] ?? `is ${health}`,
  next: 'Until it is repaired, news from there does not reach you through Tocsin.',
}

const GATEWAY_NOTICE = {
  badge: 'DRIFT',
  back: 'does what the directive says again',
  lost: () => 'does not do what the directive says',
  next: 'Look there now: traffic may go where a restriction forbids it.',
}

/** Many at once are more often our own network than many publishers. */
function manySources(notices: readonly SourceNotice[], page: Page): Said {
  const lost = notices.filter((notice) => notice.health !== 'ok')
  const back = notices.filter((notice) => notice.health === 'ok')
  const said = [
    ...(lost.length === 0 ? [] : [`${count(lost.length, 'source')} in trouble`]),
    ...(back.length === 0 ? [] : [`${count(back.length, 'source')} can be read again`]),
  ].join(', ')
  const badge = lost.length > 0 ? 'BLIND SPOTS' : 'BACK'
  const group = (heading: string, of: readonly SourceNotice[]) =>
    of.length === 0
      ? []
      : [
          {
            heading,
            entries: of.slice(0, MAX_NAMED).map((notice) => entry(notice, page)),
            more: Math.max(0, of.length - MAX_NAMED),
          },
        ]
  return {
    type: 'source.unhealthy',
    tone: lost.length > 0 ? 'medium' : 'calm',
    badge,
    subject: `${badge}: ${said}`,
    headline: said,
    lead: 'They were reported within a minute, so they come in one message.',
    next: lost.length > 0 ? 'When many go blind at once, look first at the network of this service.' : null,
    groups: [...group('In trouble', lost), ...group('Can be read again', back)],
    link: { label: 'Open all sources', url: page('sources') },
  }
}

function entry(notice: SourceNotice, page: Page): Entry {
  const well = notice.health === 'ok'
  return {
    tone: well ? 'calm' : 'medium',
    badge: well ? 'BACK' : 'BLIND SPOT',
    title: plainLine(notice.name, 100) || plainLine(notice.source, 100),
    line: plainLine(notice.detail, 200) || plainLine(words(notice.health), 40),
    exposure: null,
    url: sourcePage(notice, page),
  }
}

function sourcePage({ source }: SourceNotice, page: Page): string {
  return page(`sources/${source.split('/').map(encodeURIComponent).join('/')}`)
}
