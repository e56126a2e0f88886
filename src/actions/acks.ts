import type { Context } from '../context.ts'
import { append } from '../db/audit.ts'
import { readStream } from '../db/directives.ts'
import { type Ack, desire, gatewayStates, recordGateway, saveAck } from '../db/gateways.ts'
import { InputError } from '../errors.ts'

/** Keeps what a node says it did with a generation. *applied* is its word; *verified* is a canary's or a read-back's. */
export async function recordAck(context: Context, gateway: string, report: Omit<Ack, 'gateway' | 'at'>): Promise<void> {
  const at = context.now().toISOString()
  await context.db.transact(async (tx) => {
    const head = await readStream(tx, context.stream)
    if (report.generation > head.generation)
      throw new InputError(
        'conflict',
        `generation ${report.generation} was never issued; the newest is ${head.generation}`,
      )
    await saveAck(tx, { ...report, gateway, at })
    await desire(tx, [gateway], head.generation, at)
    const known = (await gatewayStates(tx)).find((state) => state.id === gateway)
    const applied = Math.max(
      known?.applied ?? 0,
      report.phase === 'applied' || report.phase === 'verified' ? report.generation : 0,
    )
    const verified = Math.max(known?.verified ?? 0, report.phase === 'verified' ? report.generation : 0)
    const isNewest = report.generation === head.generation
    const status =
      report.phase === 'failed' && isNewest ? 'failed' : verified === head.generation ? 'verified' : 'pending'
    const lastError = report.phase === 'failed' ? `${report.node}: ${report.detail}` : null
    await recordGateway(tx, { id: gateway, applied, verified, status, lastError, at })
    const { node, generation, phase, detail } = report
    await append(tx, {
      at,
      actor: `gateway:${gateway}`,
      action: `directive.${phase}`,
      entity: `${context.stream}/${generation}`,
      data: { node, detail },
    })
  })
}
