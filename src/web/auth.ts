import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
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

const COOKIE = 'tocsin_session'
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
    const known = identity ?? (await session(context, getCookie(http, COOKIE)))
    if (known === null) throw new InputError('unauthenticated', 'a bearer token or a session is needed')
    if (!mayActAs(known.role, role))
      throw new InputError('forbidden', `${known.name} is ${known.role}; this needs ${role}`)
    // A browser sends its cookie along with any form of any page: changes by session must come from our own pages.
    if (
      identity === null &&
      !['GET', 'HEAD'].includes(http.req.method) &&
      !isOwnPage(http.req.raw.headers, http.req.url)
    )
      throw new InputError('forbidden', 'this form did not come from a page of this service')
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

/** Starts a session with a one-time token; null when the token was used, is too old or never was. */
export async function signIn(context: Context, token: string): Promise<{ cookie: string; identity: Identity } | null> {
  const now = context.now()
  const identity = await redeemToken(context.db.kysely, hashToken(token), now.toISOString())
  if (identity === null) return null
  const cookie = freshToken()
  await saveSession(context.db.kysely, {
    ...identity,
    hash: hashToken(cookie),
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + SESSION_MS).toISOString(),
  })
  return { cookie, identity }
}

/** Sets the session's cookie. */
export function keepSession(http: Parameters<typeof setCookie>[0], cookie: string, secure: boolean): void {
  setCookie(http, COOKIE, cookie, { httpOnly: true, sameSite: 'Lax', path: '/', secure, maxAge: SESSION_MS / 1000 })
}

/** Ends the session of a request. */
export async function signOut(context: Context, http: Parameters<typeof deleteCookie>[0]): Promise<void> {
  const cookie = getCookie(http, COOKIE)
  if (cookie !== undefined) await endSession(context.db.kysely, hashToken(cookie))
  deleteCookie(http, COOKIE, { path: '/' })
}

async function bearer(
  context: Context,
  fixed: FixedTokens,
  authorization: string | undefined,
): Promise<Identity | null> {
  const token = bearerToken(authorization)
  if (token === null) return null
  const hash = hashToken(token)
  const identity = fixed.get(hash) ?? (await tokenIdentity(context.db.kysely, hash, context.now().toISOString()))
  if (identity === null) throw new InputError('unauthenticated', 'the bearer token is not known')
  return identity
}

async function session(context: Context, cookie: string | undefined): Promise<Identity | null> {
  if (cookie === undefined) return null
  return sessionIdentity(context.db.kysely, hashToken(cookie), context.now().toISOString())
}

function bearerToken(authorization: string | undefined): string | null {
  return /^Bearer ([\w.~+/=-]{1,512})$/i.exec(authorization ?? '')?.[1] ?? null
}

function isOwnPage(headers: Headers, url: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  return origin !== null && new URL(origin).host === (headers.get('host') ?? new URL(url).host)
}
