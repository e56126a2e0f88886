/** Milliseconds that a `Retry-After` header asks to wait (seconds or an HTTP date, RFC 9110 §10.2.3); null when absent or unreadable. */
export function retryAfterMs(value: string | null | undefined, now: Date): number | null {
  const text = value?.trim()
  if (!text) return null
  if (/^\d{1,10}$/.test(text)) return Number(text) * 1000
  // Date.parse reads far more than HTTP dates; a date without a zone would be taken as local time.
  if (!/^[A-Z][a-z]{2,8}, .{1,32} GMT$/.test(text)) return null
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime())
}
