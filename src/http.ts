/** The outbound HTTP client as plug-ins see it; `net/` makes one. Every connection passes the SSRF guard. */
export interface HttpRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD'
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
  /** Whole time for connect, headers and body; default 30 000. */
  timeoutMs?: number
  /** Longest silence while waiting for headers or body, for long polls; default 20 000. */
  idleMs?: number
  /** Decompressed bytes; default 10 MiB. */
  maxBytes?: number
  /** Redirects to follow; default 0: a redirect is then an answer like any other. */
  maxRedirects?: number
  signal?: AbortSignal
}

export interface HttpResponse {
  status: number
  /** Lower-case names; repeated headers joined by `, `. */
  headers: Readonly<Record<string, string>>
  /** Decompressed bytes. */
  body: Uint8Array
  /** The address that answered, after redirects. */
  url: string
  /** Each redirect that was followed: status and the address it led to. */
  redirects: readonly { status: number; url: string }[]
  /** From the request to the last byte. */
  durationMs: number
}

export interface Http {
  /**
   * One exchange; every status is an answer, not an error.
   * @throws FetchError for timeout, network, blocked, too-large, redirect and encoding failures.
   */
  request(url: string, request?: HttpRequest): Promise<HttpResponse>
  close(): Promise<void>
}
