import { fileURLToPath } from 'node:url'
import type { ChannelDefinition } from '../channel.ts'
import type { PlugIns } from '../config/plug-ins.ts'
import type { GatewayDefinition } from '../gateway.ts'
import { loadFolder } from '../registry.ts'
import type { Dialect, SourceDefinition } from '../source.ts'
import type { Worker } from '../worker.ts'

/** Where each kind of plug-in lives. */
export const FOLDERS = {
  feeds: folder('../../feeds'),
  workers: folder('../../workers'),
  dialects: folder('../dialects'),
  channels: folder('../channels'),
  gateways: folder('../gateways'),
}

/** Everything that a configuration may name. */
export async function loadPlugIns(): Promise<PlugIns> {
  const [channels, gateways, dialects, feeds] = await Promise.all([
    loadFolder<ChannelDefinition>(FOLDERS.channels),
    loadFolder<GatewayDefinition>(FOLDERS.gateways),
    loadFolder<Dialect>(FOLDERS.dialects),
    loadFolder<SourceDefinition>(FOLDERS.feeds),
  ])
  return { channels, gateways, dialects, feeds }
}

/** The workers by role. */
export function loadWorkers(): Promise<ReadonlyMap<string, Worker>> {
  return loadFolder<Worker>(FOLDERS.workers)
}

function folder(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}
