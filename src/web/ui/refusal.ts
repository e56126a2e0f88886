import type { Context as HttpContext } from 'hono'
import { html } from 'hono/html'
import { plainText } from '../../core/plain.ts'
import { InputError } from '../../errors.ts'
import type { Env } from '../auth.ts'
import { problemOf } from '../problem.ts'
import { layout } from './layout.ts'

/** What a person sees instead of a problem document. Errors that are not theirs go on to the door, which logs them. */
export function refusalPage(http: HttpContext<Env>, error: Error): Response | Promise<Response> {
  if (!(error instanceof InputError)) throw error
  const { status, title } = problemOf(error)
  const body = html`<section class="narrow"><h1>${title}</h1>
    <p role="alert" class="alert">${plainText(error.message, 1000)}</p>
    <p><a href="/">Overview</a></p></section>`
  return http.html(layout({ title, place: null, identity: http.get('identity') ?? null }, body), status)
}
