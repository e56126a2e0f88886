import { Hono } from 'hono'
import { receivePush } from '../../actions/inbound.ts'
import type { Context } from '../../context.ts'
import type { Env } from '../auth.ts'

/**
 * `/v1/inbound/{source}`: pushes from Statuspage and WebSub hubs. The body is not believed: it is a hint to look at
 * the source itself now, so a forged push can at worst make us poll.
 */
export function inboundRoutes(context: Context): Hono<Env> {
  return new Hono<Env>()
    .get('/:source{.+}', (http) => {
      // WebSub asks whether we meant to subscribe (W3C WebSub §5.3): the challenge is echoed for sources we have.
      const challenge = http.req.query('hub.challenge')
      const known = context.sources.has(http.req.param('source'))
      return known && challenge !== undefined && challenge.length <= 500 ? http.text(challenge) : http.notFound()
    })
    .post('/:source{.+}', async (http) => {
      await receivePush(context, http.req.param('source'))
      return http.json({ accepted: true }, 202)
    })
}
