/** An address as it may stand in messages and logs: origin and path, at most 300 characters; no user, query or fragment. */
export function redacted(url: URL | string): string {
  const parsed = typeof url === 'string' ? URL.parse(url) : url
  if (parsed === null) return 'unreadable address'
  const shown = parsed.origin === 'null' ? `${parsed.protocol}…` : `${parsed.origin}${parsed.pathname}`
  return shown.length > 300 ? `${shown.slice(0, 299)}…` : shown
}
