import { defineCommand, EXIT } from '../command.ts'
import { DEFAULT_FILE, loadConfig } from '../config/load.ts'
import { loadPlugIns } from './_plug-ins.ts'

export default defineCommand({
  summary: 'validates the configuration and prints every problem; 78 if any',
  usage: 'check [--config FILE]',
  async run({ values, terminal }) {
    const config = loadConfig(values.config as string | undefined, terminal.env, await loadPlugIns())
    const sources = [...config.sources.values()].filter((source) => source.enabled).length
    terminal.err(`${config.file ?? `no ${DEFAULT_FILE}: built-in defaults`}: good`)
    terminal.err(
      `${sources} of ${config.sources.size} sources, ${config.channels.length} channels, ${config.subscriptions.length} subscriptions, ` +
        `${config.inventory.routes.length} routes, ${config.policies.length} policies, ${config.gateways.length} gateways`,
    )
    return EXIT.good
  },
})
