import { Hono } from 'hono'
import { receivePush } from '../../actions/inbound.ts'
import { confirmSubscription, isGenuine } from '../../actions/websub.ts'
import type { Context } from '../../context.ts'
import type { Env } from '../auth.ts'

/**
 * `/v1/inbound/{source}`: pushes from Statuspage and WebSub hubs. The body is not believed: it is a hint to look at
 * the source itself now, so a forged push can at worst make us poll.
 */
export function inboundRoutes(context: Context): Hono<Env> {
  return new Hono<Env>()
    .get('/:source{.+}', async (http) => {
      const source = http.req.param('source')
      const challenge = context.sources.has(source)
        ? await confirmSubscription(context, source, http.req.query())
        : null
      return challenge === null ? http.notFound() : http.text(challenge)
    })
    .post('/:source{.+}', async (http) => {
      const source = http.req.param('source')
      const body = new Uint8Array(await http.req.arrayBuffer())
      // WebSub §7.1: a push with a wrong signature is answered like a good one, and ignored.
      if (await isGenuine(context, source, http.req.header('x-hub-signature'), body)) await receivePush(context, source)
      return http.json({ accepted: true }, 202)
    })
}
