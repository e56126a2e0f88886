import type { Directive } from '../core/directive.ts'
import { readOrNull, replaceFile } from './files.ts'
import { type Naming, type Rendering, renderHaproxy, renderNginx } from './render.ts'
import { runCommand } from './run-command.ts'

/** How a document takes effect on this machine. */
export interface Effect {
  render: Rendering
  out: string
  /** Makes the data plane read the file; for `exec` it gets the document on its stdin. */
  reload: string | null
  /** Proves that the data plane obeys: exit 0. */
  verify: string | null
  naming: Naming
}

export interface Applied {
  phase: 'applied' | 'verified' | 'failed'
  detail: string
}

/**
 * Renders, replaces the file, reloads, verifies. When the reload fails the file goes back to what the running data
 * plane has, so that a restart meets no surprise. Never throws: a failure is an answer.
 */
export async function applyDocument(
  directive: Directive,
  body: string,
  effect: Effect,
  signal: AbortSignal,
): Promise<Applied> {
  const { out, reload, verify } = effect
  const run = (command: string, input: string | null) =>
    runCommand(command, { generation: directive.generation, out, input, signal })
  try {
    const content = rendered(directive, body, effect)
    const before = await readOrNull(out)
    if (before !== content) await replaceFile(out, content)
    if (reload !== null) {
      const { ok, output } = await run(reload, effect.render === 'exec' ? body : null)
      if (!ok) {
        if (before !== null && before !== content) await replaceFile(out, before)
        return { phase: 'failed', detail: `reload: ${output}` }
      }
    }
    if (verify !== null) {
      const { ok, output } = await run(verify, null)
      return ok ? { phase: 'verified', detail: output } : { phase: 'failed', detail: `verify: ${output}` }
    }
    // without a data plane to reload the file is the effect, and reading it back is the proof
    if (reload === null && (await readOrNull(out)) === content) return { phase: 'verified', detail: 'read back' }
    return { phase: 'applied', detail: '' }
  } catch (error) {
    return { phase: 'failed', detail: (error as Error).message }
  }
}

/** What the file must hold. @throws Error when the document cannot be written safely for this data plane. */
export function rendered(directive: Directive, body: string, { render, naming }: Effect): string {
  switch (render) {
    case 'haproxy':
      return renderHaproxy(directive, naming)
    case 'nginx':
      return renderNginx(directive, naming)
    case 'json':
    case 'exec':
      return `${body}\n`
  }
}
