import type { ChannelDefinition } from '../channel.ts'
import type { GatewayDefinition } from '../gateway.ts'
import type { Dialect, SourceDefinition } from '../source.ts'

/** The plug-ins that a configuration may name. */
export interface PlugIns {
  channels: ReadonlyMap<string, ChannelDefinition>
  gateways: ReadonlyMap<string, GatewayDefinition>
  dialects: ReadonlyMap<string, Dialect>
  feeds: ReadonlyMap<string, SourceDefinition>
}
