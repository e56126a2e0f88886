import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context as HttpContext, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Context } from '../context.ts'
import { mayActAs, type Role } from '../core/role.ts'
import {
  endSession,
  type Identity,
  redeemToken,
  saveSession,
  saveToken,
  sessionIdentity,
  tokenIdentity,
} from '../db/access.ts'
import { InputError } from '../errors.ts'

/** What a request carries once it is known who asks. `gateway` is set for the token of a pull gateway. */
export type Env = { Variables: { identity: Identity; gateway: string | null; csrf: string | null } }

// `__Host-` keeps a neighbouring host from planting a session; browsers take it over https only.
const cookieName = (context: Context) => (isSecure(context) ? '__Host-tocsin' : 'tocsin_session')
const SESSION_MS = 12 * 3_600_000
const SIGN_IN_MS = 24 * 3_600_000

/** Tokens that stand in the configuration or the environment, by the hash of their text. */
export type FixedTokens = ReadonlyMap<string, Identity>

/** Hex SHA-256 of a token: what is kept and compared. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** A fresh token of 256 random bits. */
export function freshToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Makes a link that signs one person in, once, within a day. */
export async function signInToken(context: Context): Promise<string> {
  const token = freshToken()
  const now = context.now()
  await saveToken(context.db.kysely, {
    hash: hashToken(token),
    name: 'admin',
    role: 'admin',
    oneTime: true,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + SIGN_IN_MS).toISOString(),
  })
  return token
}

/** Lets nobody past without a token (programs) or a session (people); `role` is the least that is needed. */
export function require(context: Context, fixed: FixedTokens, role: Role): MiddlewareHandler<Env> {
  return async (http, next) => {
    const identity = await bearer(context, fixed, http.req.header('authorization'))
    const known = identity ?? (await session(context, getCookie(http, cookieName(context))))
    if (known === null) throw new InputError('unauthenticated', 'a bearer token or a session is needed')
    if (!mayActAs(known.role, role))
      throw new InputError('forbidden', `${known.name} is ${known.role}; this needs ${role}`)
    // A browser sends its cookie along with any form of any page: changes by session must come from our own pages.
    if (identity === null && !['GET', 'HEAD'].includes(http.req.method)) ownPageOnly(context, http.req.raw.headers)
    http.set('identity', known)
    await next()
  }
}

/** The pull gateway whose token a request carries, or null. */
export function gatewayOf(context: Context, authorization: string | undefined): string | null {
  const token = bearerToken(authorization)
  if (token === null) return null
  const hash = Buffer.from(hashToken(token))
  for (const gateway of context.gateways.values())
    if (gateway.token !== null && timingSafeEqual(Buffer.from(hashToken(gateway.token)), hash)) return gateway.id
  return null
}

/**
 * Starts a session with the token of a sign-in link, which is then used up, or with an access token, whose name and role
 * the session takes over; null when the token is too old or never was.
 */
export async function signIn(context: Context, fixed: FixedTokens, token: string): Promise<string | null> {
  const now = context.now()
  const hash = hashToken(token)
  const identity =
    (await redeemToken(context.db.kysely, hash, now.toISOString())) ?? (await holder(context, fixed, hash))
  if (identity === null) return null
  const cookie = freshToken()
  await saveSession(context.db.kysely, {
    ...identity,
    hash: hashToken(cookie),
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + SESSION_MS).toISOString(),
  })
  return cookie
}

/** Sets the session's cookie; a session that the browser had before ends. */
export async function keepSession(context: Context, http: HttpContext, cookie: string): Promise<void> {
  const before = getCookie(http, cookieName(context))
  if (before !== undefined) await endSession(context.db.kysely, hashToken(before))
  setCookie(http, cookieName(context), cookie, { ...cookieFlags(context), maxAge: SESSION_MS / 1000 })
}

/** Ends the session of a request. */
export async function signOut(context: Context, http: HttpContext): Promise<void> {
  const cookie = getCookie(http, cookieName(context))
  if (cookie !== undefined) await endSession(context.db.kysely, hashToken(cookie))
  deleteCookie(http, cookieName(context), cookieFlags(context))
}

/**
 * Refuses what a browser sends on behalf of another site. Browsers name the site on https and loopback (`Sec-Fetch-Site`)
 * and the origin everywhere; a request with neither is refused, unless it may come from a program (`orProgram`).
 */
export function ownPageOnly(context: Context, headers: Headers, orProgram = false): void {
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  const own =
    site !== null
      ? site === 'same-origin'
      : origin === null
        ? orProgram
        : URL.canParse(origin) && [headers.get('host'), new URL(context.publicUrl).host].includes(new URL(origin).host)
  if (!own) throw new InputError('forbidden', 'this form did not come from a page of this service')
}

// Lax, not Strict: links in mail and Slack must find the reader signed in.
function cookieFlags(context: Context) {
  return { httpOnly: true, sameSite: 'Lax', path: '/', secure: isSecure(context) } as const
}

function isSecure(context: Context): boolean {
  return context.publicUrl.startsWith('https:')
}

async function bearer(
  context: Context,
  fixed: FixedTokens,
  authorization: string | undefined,
): Promise<Identity | null> {
  const token = bearerToken(authorization)
  if (token === null) return null
  const identity = await holder(context, fixed, hashToken(token))
  if (identity === null) throw new InputError('unauthenticated', 'the bearer token is not known')
  return identity
}

/** Who holds a token that may be used again and again. */
async function holder(context: Context, fixed: FixedTokens, hash: string): Promise<Identity | null> {
  return fixed.get(hash) ?? (await tokenIdentity(context.db.kysely, hash, context.now().toISOString()))
}

async function session(context: Context, cookie: string | undefined): Promise<Identity | null> {
  if (cookie === undefined) return null
  return sessionIdentity(context.db.kysely, hashToken(cookie), context.now().toISOString())
}

function bearerToken(authorization: string | undefined): string | null {
  return /^Bearer ([\w.~+/=-]{1,512})$/i.exec(authorization ?? '')?.[1] ?? null
}
