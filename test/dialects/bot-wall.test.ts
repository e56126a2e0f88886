import { describe, expect, test } from 'vitest'
import { botWall } from '#src/dialects/_bot-wall.ts'
import { parse } from './_payload.ts'

const page = (title: string, body: string) =>
  `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`

describe('botWall', () => {
  test.each([
    ['bot wall', 'Cloudflare', page('Just a moment...', '<div id=cf-chl-widget></div>')],
    [
      'bot wall',
      'Federal Register',
      page('Federal Register :: Request Access', '<p>Due to aggressive automated scraping …</p>'),
    ],
    ['bot wall', 'Akamai', page('Access Denied', 'You have no permission. Reference&#32;&#35;18.2')],
    ['bot wall', 'Akamai', page('&nbsp;', '<meta http-equiv=refresh content="5; URL=/x?bm-verify=AAQ">')],
    ['bot wall', 'DataDome', page('example.com', "<script>var dd={'host':'geo.captcha-delivery.com'}</script>")],
    ['bot wall', 'captcha', page('Check', '<p>Verify you are human</p>')],
    ['error page', '404', page('404 Not Found', '<h1>Not Found</h1>')],
    ['error page', 'Service', page('Service Unavailable', 'Back soon')],
  ])('finds a %s of %s', (kind, name, html) => {
    const wall = botWall(html)
    expect(wall?.kind).toBe(kind)
    expect(wall?.name).toContain(name)
  })

  test('does not take a real page for a wall because it loads a bot check', () => {
    const text = '<p>The Bureau amends the Export Administration Regulations.</p>'.repeat(60)
    expect(
      botWall(page('Rule', `${text}<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>`)),
    ).toBeNull()
    expect(botWall(page('How captchas work: hCaptcha and DataDome', text))).toBeNull()
  })

  test('does not look at feeds and text', () => {
    expect(botWall('<?xml version="1.0"?><rss><channel><title>Access Denied</title></channel></rss>')).toBeNull()
    expect(botWall('just a moment...')).toBeNull()
  })
})

test.each(['rss', 'json-feed', 'json-items', 'markdown', 'page', 'html', 'models-list', 'gdelt', 'hn-by-domain'])(
  '%s names the wall it meets',
  (dialect) => {
    const options = dialect === 'html' ? { item: 'li' } : {}
    expect(() => parse(dialect, page('Just a moment...', ''), options)).toThrow(/bot wall: Cloudflare/)
  },
)
