import { z } from 'zod'
import { sha256 } from '../core/id.ts'

/** One deployment of a LiteLLM proxy; several with one `group` share what is asked for under that name. */
export interface Deployment {
  id: string
  /** `model_name`: what clients ask for. */
  group: string
  /** The provider's name for the model, without the provider. */
  model: string
  /** What serves it, as LiteLLM calls it: `anthropic`, `bedrock`, `azure`, … */
  provider: string | null
  /** `litellm_params.order`; lower is used first. */
  order: number | null
  blocked: boolean
}

/** What was read from a proxy. `aliases` is null when it does not say: then nothing may be written there. */
export interface ProxyState {
  deployments: readonly Deployment[]
  aliases: Readonly<Record<string, unknown>> | null
}

const ModelInfo = z.object({
  data: z.array(
    z.object({
      model_name: z.string(),
      litellm_params: z.object({
        model: z.string().nullish(),
        custom_llm_provider: z.string().nullish(),
        order: z.number().nullish(),
      }),
      model_info: z.object({
        id: z.string().nullish(),
        blocked: z.boolean().nullish(),
        litellm_provider: z.string().nullish(),
      }),
      blocked: z.boolean().nullish(),
    }),
  ),
})

const AliasMap = z.record(z.string(), z.unknown())
const RouterSettings = z.object({
  current_values: z.object({ model_group_alias: AliasMap.nullish() }).nullish(),
  router_settings: z.object({ model_group_alias: AliasMap.nullish() }).nullish(),
  fields: z.array(z.object({ field_name: z.string(), field_value: z.unknown() })).nullish(),
})

/** Reads `GET /model/info`. Everything else in it, vendor keys above all, is left behind. */
export function readDeployments(body: unknown): Deployment[] {
  return ModelInfo.parse(body).data.flatMap((row): Deployment[] => {
    const { id, blocked, litellm_provider } = row.model_info
    if (!id) return [] // cannot be addressed
    const name = row.litellm_params.model ?? row.model_name
    const slash = name.indexOf('/')
    return [
      {
        id,
        group: row.model_name,
        model: slash < 0 ? name : name.slice(slash + 1),
        provider:
          row.litellm_params.custom_llm_provider ?? (slash < 0 ? (litellm_provider ?? null) : name.slice(0, slash)),
        order: row.litellm_params.order ?? null,
        blocked: blocked ?? row.blocked ?? false,
      },
    ]
  })
}

/** Reads the aliases out of `GET /router/settings` or `/get/config/callbacks`; null when they are not in it. */
export function readAliases(body: unknown): Record<string, unknown> | null {
  const parsed = RouterSettings.safeParse(body)
  if (!parsed.success) return null
  const { current_values, router_settings, fields } = parsed.data
  if (current_values) return current_values.model_group_alias ?? {}
  if (router_settings) return router_settings.model_group_alias ?? {}
  const field = fields?.find((one) => one.field_name === 'model_group_alias')
  return field === undefined ? null : (AliasMap.safeParse(field.field_value ?? {}).data ?? null)
}

/** The group that an alias leads to, or null. An alias is a name or `{model, hidden}`. */
export function aliasTarget(aliases: ProxyState['aliases'], name: string): string | null {
  const entry = aliases !== null && Object.hasOwn(aliases, name) ? aliases[name] : undefined
  if (typeof entry === 'string') return entry
  const model = (entry as { model?: unknown } | undefined | null)?.model
  return typeof model === 'string' ? model : null
}

/** Changes whenever a deployment appears, goes, is blocked or moves, or an alias changes. */
export function versionOf({ deployments, aliases }: ProxyState): string {
  const rows = deployments.map((one) => [one.id, one.group, one.model, one.order, one.blocked]).sort()
  const names = aliases === null ? null : Object.entries(aliases).sort(([a], [b]) => (a < b ? -1 : 1))
  return sha256(JSON.stringify([rows, names])).slice(0, 16)
}
