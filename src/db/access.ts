import type { Kysely } from 'kysely'
import type { Role } from '../core/role.ts'
import type { Schema } from './schema.ts'

/** Somebody who showed a token or a session. */
export interface Identity {
  name: string
  role: Role
}

/** Keeps a token by its hash. */
export async function saveToken(
  db: Kysely<Schema>,
  token: Identity & { hash: string; oneTime: boolean; createdAt: string; expiresAt: string | null },
): Promise<void> {
  await db
    .insertInto('tokens')
    .values({
      hash: token.hash,
      name: token.name,
      role: token.role,
      one_time: token.oneTime,
      created_at: token.createdAt,
      expires_at: token.expiresAt,
    })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
}

/** Who a reusable token belongs to. */
export async function tokenIdentity(db: Kysely<Schema>, hash: string, now: string): Promise<Identity | null> {
  const row = await db
    .selectFrom('tokens')
    .select(['name', 'role', 'expires_at'])
    .where('hash', '=', hash)
    .where('one_time', '=', false)
    .executeTakeFirst()
  return row && alive(row.expires_at, now) ? { name: row.name, role: row.role as Role } : null
}

/** Takes a one-time token; a second use finds nothing. */
export async function redeemToken(db: Kysely<Schema>, hash: string, now: string): Promise<Identity | null> {
  const row = await db
    .deleteFrom('tokens')
    .where('hash', '=', hash)
    .where('one_time', '=', true)
    .returning(['name', 'role', 'expires_at'])
    .executeTakeFirst()
  return row && alive(row.expires_at, now) ? { name: row.name, role: row.role as Role } : null
}

/** Keeps a signed-in session by its hash; sessions that are over go. */
export async function saveSession(
  db: Kysely<Schema>,
  session: Identity & { hash: string; createdAt: string; expiresAt: string },
): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', session.createdAt).execute()
  await db
    .insertInto('sessions')
    .values({
      hash: session.hash,
      name: session.name,
      role: session.role,
      created_at: session.createdAt,
      expires_at: session.expiresAt,
    })
    .execute()
}

/** Who a session belongs to. */
export async function sessionIdentity(db: Kysely<Schema>, hash: string, now: string): Promise<Identity | null> {
  const row = await db
    .selectFrom('sessions')
    .select(['name', 'role', 'expires_at'])
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row && alive(row.expires_at, now) ? { name: row.name, role: row.role as Role } : null
}

/** Ends a session. */
export async function endSession(db: Kysely<Schema>, hash: string): Promise<void> {
  await db.deleteFrom('sessions').where('hash', '=', hash).execute()
}

function alive(expiresAt: string | null, now: string): boolean {
  return expiresAt === null || Date.parse(expiresAt) > Date.parse(now)
}
