import type { z } from 'zod'
import type { Message } from './core/message.ts'
import type { Http } from './http.ts'

/** What a channel says after a message was taken; `ref` lets a follow-up edit or thread under the first message. */
export interface Receipt {
  /** Short outcome: an HTTP or SMTP status, `ok`. */
  code: string
  /** What the other side answered, at most 2 kB, secrets removed. */
  response: string
  /** Where the message is now, e.g. `{channel, ts}` at Slack; kept and given back as `previous`. */
  ref?: Record<string, string>
}

export interface ChannelClient {
  /**
   * Sends one message once. `previous` is the ref of the first message about the same event to the same address.
   * @throws DeliveryError
   */
  send(message: Message, previous: Record<string, string> | null, signal: AbortSignal): Promise<Receipt>
  close?(): Promise<void>
}

/** What channels share: the outbound HTTP client and the settings that stand once in the configuration. */
export interface ChannelEnvironment {
  http: Http
  publicUrl: string
  slack: { botToken?: string; apiUrl: string } | null
  email: { smtp: string; from: string } | null
  /** Writes a line for people; only the `log` channel uses it. */
  print(line: string): void
  now(): Date
}

/** A way to reach people. One file in `src/channels/`; its path is the `type` of a configured channel. */
export interface ChannelDefinition<Settings = unknown> {
  describe: string
  /** The keys of a configured channel beside `id` and `type`. */
  settings: z.ZodType<Settings>
  /** What else must be configured for this channel, as a problem text, or null. */
  needs?(environment: Pick<ChannelEnvironment, 'slack' | 'email'>): string | null
  open(id: string, settings: Settings, environment: ChannelEnvironment): ChannelClient
}

/** Declares a channel; the default export of a file in `src/channels/`. */
export function defineChannel<Settings>(definition: ChannelDefinition<Settings>): ChannelDefinition<Settings> {
  return definition
}
