import { z } from 'zod'
import type { Directive } from '../core/directive.ts'
import { Basis } from '../core/restriction.ts'

const Texts = z.array(z.string())
const Outcome = z.object({
  state: z.enum(['normal', 'diverted', 'degraded', 'closed']),
  targets: z.array(z.object({ id: z.string(), vendor: z.string(), model: z.string(), host: z.string() })),
  excluded: z.array(z.object({ id: z.string(), restriction: z.string() })),
})

// Unknown keys pass: a newer Tocsin may say more than an older agent understands.
const Document = z.object({
  schema: z.literal('tocsin.directive/1'),
  stream: z.string().min(1),
  generation: z.int().min(1),
  issuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  halted: z.boolean(),
  restrictions: z.array(
    z.object({
      id: z.string(),
      basis: Basis,
      vendors: Texts,
      models: Texts,
      hosts: Texts,
      regions: Texts,
      populations: Texts,
      since: z.string(),
      until: z.string().nullable(),
      reason: z.string(),
      events: Texts,
      evidence: z.array(z.object({ url: z.string().nullable(), sha256: z.string().nullable(), quote: z.string() })),
      decidedBy: Texts,
    }),
  ),
  routes: z.array(
    Outcome.extend({
      id: z.string().min(1),
      alias: z.string().min(1),
      gateway: z.string().nullable(),
      cleared: z.array(Outcome.extend({ populations: z.array(z.string().min(1)).min(1) })),
    }),
  ),
})

/** Reads a routing document. @throws Error that says what is wrong with it. */
export function readDocument(text: string): Directive {
  const parsed = Document.safeParse(JSON.parse(text))
  if (parsed.success) return parsed.data
  const first = parsed.error.issues[0]!
  throw new Error(`not a routing document: ${first.path.join('.')}: ${first.message}`)
}
