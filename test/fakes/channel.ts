import { join } from 'node:path'
import type { ChannelClient, ChannelDefinition, ChannelEnvironment } from '#src/channel.ts'
import type { Message } from '#src/core/message.ts'
import type { DeliveryError } from '#src/errors.ts'
import { createHttp } from '#src/net/http.ts'
import { loadFolder } from '#src/registry.ts'

/** Every channel of the folder, by its type. */
export const channels = await loadFolder<ChannelDefinition>(join(import.meta.dirname, '../../src/channels'))

export interface OpenedChannel extends ChannelClient {
  /** Sends with no abort in sight. */
  say(message: Message, previous?: Record<string, string> | null): ReturnType<ChannelClient['send']>
  /** Sends and gives back the error that must come. */
  fail(message: Message): Promise<DeliveryError>
  stop(): Promise<void>
}

/** A channel as the service opens it, with the real transport; `hosts` are let through the guard. */
export function openChannel(
  type: string,
  settings: unknown,
  environment: Partial<ChannelEnvironment> = {},
  hosts: string[] = [],
): OpenedChannel {
  const definition = channels.get(type)!
  const http = createHttp({ contact: null, version: '0', allowPrivate: hosts })
  const client = definition.open('test', definition.settings.parse(settings), {
    http,
    publicUrl: 'https://tocsin.example.com',
    slack: null,
    email: null,
    print: () => {},
    now: () => new Date(),
    ...environment,
  })
  const say = (message: Message, previous: Record<string, string> | null = null) =>
    client.send(message, previous, new AbortController().signal)
  return {
    ...client,
    say,
    fail: (message) =>
      say(message).then(
        (receipt) => Promise.reject(new Error(`was delivered: ${receipt.response}`)),
        (error: DeliveryError) => error,
      ),
    async stop() {
      await client.close?.()
      await http.close()
    },
  }
}
