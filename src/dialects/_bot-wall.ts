import { ParseError } from '../errors.ts'
import { htmlToText, oneLine } from './_text.ts'

/** Visible text of a wall is a few sentences; a real page that merely loads a bot-check script has more. */
const WALL_TEXT = 2500
const HEAD_CHARS = 60_000

/**
 * Refuses pages that answer 200 and are not the page: challenges, access denials, error pages.
 * @throws ParseError that begins with `bot wall` or `error page` and names whose it is.
 */
export function refuseBotWall(markup: string): void {
  const wall = botWall(markup)
  if (wall) throw new ParseError(`${wall.kind}: ${wall.name}`)
}

/** What stands before the content, or null for a page that looks like one. */
export function botWall(markup: string): { kind: 'bot wall' | 'error page'; name: string } | null {
  if (!/^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?!\?xml|rss|feed|rdf)/i.test(markup.slice(0, 4000))) return null
  const head = markup.slice(0, HEAD_CHARS)
  const title = oneLine(htmlToText(/<title[^>]{0,200}>([^<]{0,300})<\/title>/i.exec(head)?.[1] ?? ''))
  for (const [name, pattern] of TITLES) if (pattern.test(title)) return { kind: 'bot wall', name }
  if (markup.length > HEAD_CHARS * 4) return null
  const text = htmlToText(markup)
  if (text.length > WALL_TEXT) return null
  for (const [name, pattern] of MARKS) if (pattern.test(head)) return { kind: 'bot wall', name }
  return ERROR_TITLE.test(title) ? { kind: 'error page', name: `'${title.slice(0, 80)}'` } : null
}

// Titles that no document of ours bears.
const TITLES: readonly (readonly [string, RegExp])[] = [
  ['Cloudflare challenge', /^(?:just a moment\.{0,3}|attention required! \| cloudflare|checking your browser.*)$/i],
  ['Federal Register request access', /^federal register\s*(?:::|:|\|)\s*request access$/i],
  ['Akamai access denied', /^access denied$/i],
  ['Imperva interruption', /^pardon our interruption/i],
  ['Vercel checkpoint', /^vercel security checkpoint$/i],
  ['Anubis challenge', /^making sure you(?:'|’)re not a bot/i],
  ['Reddit or Reuters block', /^blocked$/i],
]

// Marks of the products, believed only when next to nothing else can be read on the page.
const MARKS: readonly (readonly [string, RegExp])[] = [
  ['Federal Register request access', /due to aggressive automated scraping/i],
  ['Akamai access denied', /errors\.edgesuite\.net|access denied[\s\S]{0,400}reference&?#?/i],
  ['Akamai challenge', /bm-verify|_sec\/verify\?provider|akam\/\d+\/|sec-if-cpt-container/i],
  ['Cloudflare challenge', /cdn-cgi\/challenge-platform|cf[-_]chl[-_]|cf-browser-verification|cf-error-details/i],
  ['DataDome challenge', /captcha-delivery\.com|datadome/i],
  ['PerimeterX challenge', /px-captcha|_pxappid/i],
  ['Imperva challenge', /_incapsula_resource|incapsula incident id/i],
  ['AWS WAF challenge', /awswaf\.com|awswafintegration|gokuprops/i],
  ['F5 rejection', /the requested url was rejected\. please consult with your administrator/i],
  ['Sucuri firewall', /sucuri website firewall/i],
  [
    'captcha',
    /g-recaptcha|h-captcha|please complete the security check|are you a (?:robot|human)\b|verify (?:that )?you are (?:a )?human/i,
  ],
  ['script challenge', /please enable (?:js|javascript|cookies)[\s\S]{0,80}(?:ad ?blocker|continue|and reload)/i],
]

const ERROR_TITLE =
  /^(?:error )?(?:40[0-9]|41[0-9]|429|45[01]|50[0-9]|52[0-9])\b|\b(?:page|file) (?:was )?not found|^not found\b|service (?:temporarily )?unavailable|bad gateway|gateway time-?out|internal server error|(?:site|scheduled|under) maintenance|too many requests|^forbidden\b/i
