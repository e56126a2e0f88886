import type { Context as HttpContext } from 'hono'
import { mayActAs, type Role } from '../../core/role.ts'
import { InputError } from '../../errors.ts'
import type { Env } from '../auth.ts'
import { MAX_REASON } from './reason-form.ts'

/** Whoever sends a form, as the audit log names them. @throws InputError when their role is less than it needs */
export function actorAs(http: HttpContext<Env>, role: Role): string {
  const identity = http.get('identity')
  if (!mayActAs(identity.role, role))
    throw new InputError('forbidden', `${identity.name} is ${identity.role}; this needs ${role}`)
  return `user:${identity.name}`
}

/** The reason that a form gives. @throws InputError when there is none or it is too long */
export function reasonOf(fields: Readonly<Record<string, unknown>>): string {
  const text = textOf(fields.reason)
  if (text === '') throw new InputError('invalid', 'a reason is needed: it is written into the record')
  if (text.length > MAX_REASON) throw new InputError('invalid', `a reason has at most ${MAX_REASON} characters`)
  return text
}

/** A field's text without space around it; empty when it is missing or a file. @throws InputError for what no database holds */
export function textOf(field: unknown): string {
  const text = typeof field === 'string' ? field.trim() : ''
  if (text.includes('\u0000')) throw new InputError('invalid', 'a field holds a NUL character')
  return text
}
