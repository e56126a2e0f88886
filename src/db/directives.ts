import { type Kysely, sql } from 'kysely'
import type { Directive } from '../core/directive.ts'
import { sha256 } from '../core/id.ts'
import type { Schema } from './schema.ts'

/** A directive with the exact text that is signed and sent. */
export interface StoredDirective {
  directive: Directive
  body: string
  /** Hex SHA-256 of `body`. */
  sha256: string
}

// One compiler at a time per database: a generation is given out once.
const DIRECTIVE_LOCK = 7_410_002

/** The head of a stream, locked until the transaction ends; a new stream starts at generation 0, not halted. */
export async function lockStream(tx: Kysely<Schema>, stream: string): Promise<{ generation: number; halted: boolean }> {
  await sql`select pg_advisory_xact_lock(${sql.lit(DIRECTIVE_LOCK)})`.execute(tx)
  return readStream(tx, stream)
}

/** The head of a stream. */
export async function readStream(db: Kysely<Schema>, stream: string): Promise<{ generation: number; halted: boolean }> {
  const row = await db
    .selectFrom('streams')
    .select(['generation', 'halted'])
    .where('stream', '=', stream)
    .executeTakeFirst()
  return row ?? { generation: 0, halted: false }
}

/** Moves the head of a stream. A generation never falls: the statement itself refuses. */
export async function saveStream(
  tx: Kysely<Schema>,
  stream: string,
  head: { generation: number; halted: boolean; at: string },
): Promise<void> {
  await sql`
    insert into streams (stream, generation, halted, updated_at)
    values (${stream}, ${head.generation}, ${head.halted}, ${head.at})
    on conflict (stream) do update set
      generation = greatest(streams.generation, excluded.generation), halted = excluded.halted,
      updated_at = excluded.updated_at`.execute(tx)
}

/** Keeps a new generation with its exact bytes. */
export async function saveDirective(tx: Kysely<Schema>, directive: Directive): Promise<StoredDirective> {
  const body = JSON.stringify(directive)
  const stored = { directive, body, sha256: sha256(body) }
  await tx
    .insertInto('directives')
    .values({
      stream: directive.stream,
      generation: directive.generation,
      issued_at: directive.issuedAt,
      document: body,
      body,
      sha256: stored.sha256,
    })
    .execute()
  return stored
}

/** The newest directive of a stream, null before the first. */
export async function currentDirective(db: Kysely<Schema>, stream: string): Promise<StoredDirective | null> {
  const row = await db
    .selectFrom('directives')
    .select(['document', 'body', 'sha256'])
    .where('stream', '=', stream)
    .orderBy('generation', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { directive: row.document as Directive, body: row.body, sha256: row.sha256 } : null
}
