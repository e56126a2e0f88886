import type { App } from '../app.ts'
import type { Terminal } from '../command.ts'
import type { Config } from '../config/load.ts'
import { signInToken } from '../web/auth.ts'

/** Says what is watched, who is told, and where to look, before the line `tocsin ready`. */
export async function greet(app: App, config: Config, address: string | null, terminal: Terminal): Promise<void> {
  const { context } = app
  const kinds = Map.groupBy(context.sources.values(), (source) => source.kind)
  const counts = [...kinds].map(([kind, list]) => `${list.length} ${kind}`).join(', ')
  const off = config.sources.size - context.sources.size
  terminal.err(
    `watching    ${context.sources.size} sources (${counts || 'none'})${off > 0 ? `; ${off} more are off: tocsin sources --all` : ''}`,
  )
  terminal.err(
    `telling     ${context.rules.subscriptions.map((one) => `${one.id} → ${one.channels.join(', ')}`).join('; ') || 'nobody'}`,
  )
  const { routes } = context.rules.inventory
  const { policies } = context.rules
  terminal.err(
    routes.length > 0
      ? `guarding    ${routes.length} routes with ${policies.length} policies at ${context.gateways.size} gateways`
      : 'guarding    no routes: describe yours under `inventory:` in tocsin.yaml, and events say which of them they hit',
  )
  terminal.err(
    `data        ${config.databaseUrl.replace(/\/\/[^@/]*@/, '//***@')}; queue ${config.redisUrl ? 'redis' : 'in the database'}`,
  )
  if (address === null) return
  terminal.err(`look        ${address}/  metrics ${address}/metrics  API ${address}/openapi.json`)
  if (!terminal.env.TOCSIN_ADMIN_TOKEN)
    terminal.err(`sign in     ${address}/sign-in?token=${await signInToken(context)}  (once, within a day)`)
}
