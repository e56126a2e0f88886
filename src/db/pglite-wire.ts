import { type PGlite, protocol } from '@electric-sql/pglite'
import pg from 'pg'
import { DatabaseError } from '../errors.ts'
import { typeParsers } from './parsers.ts'

export interface Statement {
  text: string
  values?: readonly unknown[] | undefined
  rowMode?: 'array' | undefined
}

/** What one statement came to. `status` is PostgreSQL's own word: I idle, T in a transaction, E in a failed one. */
export interface Outcome {
  /** As node-postgres has it: an array when the text held several statements. */
  result: pg.QueryResult
  error: Error | null
  status: 'I' | 'T' | 'E'
}

type Message = Awaited<ReturnType<PGlite['execProtocolStream']>>[number]
type Built = pg.QueryResult & {
  addFields(fields: unknown): void
  addCommandComplete(message: unknown): void
  parseRow(fields: unknown): pg.QueryResultRow
  addRow(row: pg.QueryResultRow): void
}
// node-postgres exports both; its type package knows neither constructor nor prepareValue.
const driver = pg as unknown as {
  Result: new (rowMode: string | undefined, types: typeof typeParsers) => Built
  utils: { prepareValue(value: unknown): string | Buffer | null }
}

/**
 * Runs one statement on the embedded engine by PostgreSQL's protocol, with node-postgres' own encoding of parameters and
 * shape of results, so both engines answer alike. Text without parameters may hold several statements: then an array.
 * @throws DatabaseError `closed` when the engine itself is beyond use; errors of the statement are in the outcome.
 */
export async function exchange(db: PGlite, statement: Statement): Promise<Outcome> {
  const messages = await send(db, encode(statement))
  const results: Built[] = []
  let current = new driver.Result(statement.rowMode, typeParsers)
  let error: Error | null = null
  let status: Outcome['status'] | null = null
  for (const message of messages) {
    const content = message as Message & { fields: unknown; status: Outcome['status'] }
    if (message.name === 'error') error ??= databaseError(message)
    else if (message.name === 'readyForQuery') status = content.status
    else if (error) continue
    else if (message.name === 'emptyQuery' && statement.values?.length)
      continue // parameters of nothing: it fell over
    else if (message.name === 'rowDescription') {
      error = attempt(() => current.addFields(content.fields))
    } else if (message.name === 'dataRow') {
      error = attempt(() => current.addRow(current.parseRow(content.fields)))
    } else if (message.name === 'commandComplete' || message.name === 'emptyQuery') {
      if (message.name === 'commandComplete') current.addCommandComplete(message)
      results.push(current)
      current = new driver.Result(statement.rowMode, typeParsers)
    }
  }
  // An engine that fell over (its stack is small) is silent: a statement with neither end nor error has not happened.
  if (status === null || (error === null && results.length === 0))
    throw new DatabaseError('closed', 'the embedded database has stopped in the middle of a statement')
  const result = results.length > 1 ? (results as unknown as Built) : (results[0] ?? current)
  return { result, error, status }
}

async function send(db: PGlite, message: Uint8Array): Promise<Message[]> {
  try {
    return await db.execProtocolStream(message, { throwOnError: false })
  } catch (cause) {
    throw new DatabaseError('closed', `the embedded database has stopped: ${(cause as Error).message}`, cause)
  }
}

/** Simple protocol without parameters, else parse, bind, describe, execute and sync in one message. */
function encode({ text, values }: Statement): Uint8Array {
  const { serialize } = protocol
  if (!values?.length) return serialize.query(text)
  // First all values, then the message: the serializer's buffer is shared, and half a message would spoil the next one.
  const prepared = values.map((value) => driver.utils.prepareValue(value))
  return Buffer.concat([
    serialize.parse({ text }),
    serialize.bind({ values: prepared }),
    serialize.describe({ type: 'P' }),
    serialize.execute({}),
    serialize.sync(),
  ])
}

function attempt(work: () => void): Error | null {
  try {
    work()
    return null
  } catch (error) {
    return error as Error
  }
}

/** The engine's error as node-postgres' class, with code, detail, constraint and the other fields. */
function databaseError(message: Message): Error {
  const { name: _name, stack: _stack, ...fields } = message as unknown as Record<string, unknown>
  const text = (message as unknown as Error).message
  return Object.assign(new pg.DatabaseError(text, message.length, 'error'), fields, { message: text })
}
