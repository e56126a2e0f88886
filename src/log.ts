import { type Logger, pino, stdSerializers } from 'pino'

/** What everybody logs to; `child({ job: 'poll', source: id })` for one run. */
export type Log = Logger

export interface LogSettings {
  level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** One readable line for a terminal instead of JSON. */
  pretty: boolean
  /** Colours in pretty lines; the caller honours NO_COLOR. */
  color?: boolean
  /** Where lines go; default standard error, since standard output is for what commands answer. */
  write?(line: string): void
}

const SECRET_KEYS = [
  'password',
  'secret',
  'token',
  'key',
  'authorization',
  'cookie',
  'botToken',
  'appToken',
  'signingSecret',
  'smtp',
]
const REDACT = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])

// Secrets inside texts: credentials of addresses, bearer tokens, tokens of Slack, secrets of webhooks, API keys.
const SECRET_TEXTS: readonly [RegExp, string][] = [
  [/(\/\/[^\s/:@"]{0,200}):[^\s/@"]{1,200}@/g, '$1:***@'],
  [/\b(bearer) [\w.~+/=-]{8,}/gi, '$1 ***'],
  [/\b(xox[a-z]-|xapp-|whsec_|sk-)[\w+/=-]{6,}/g, '$1***'],
]

/** Opens the log. Secrets are taken out twice: by the key they stand under, and by their shape inside any text. */
export function createLog(settings: LogSettings): Log {
  const write = settings.write ?? ((line: string) => process.stderr.write(line))
  const format = settings.pretty ? (line: string) => prettyLine(line, settings.color ?? false) : (line: string) => line
  return pino(
    {
      level: settings.level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: stdSerializers.err, error: stdSerializers.err },
      redact: { paths: REDACT, censor: '***' },
    },
    { write: (line) => write(format(hideSecrets(line))) },
  )
}

/** A text without the secrets whose shape is known. */
export function hideSecrets(text: string): string {
  return SECRET_TEXTS.reduce((kept, [pattern, replacement]) => kept.replace(pattern, replacement), text)
}

const COLORS: Record<string, number> = { trace: 90, debug: 90, info: 36, warn: 33, error: 31, fatal: 31 }

interface Entry {
  level: string
  time: string
  msg?: string
  err?: { message?: string; stack?: string; code?: string }
  [key: string]: unknown
}

/** `12:45:00 info  polled source=us/bis-rules items=3` with the stack of an error below it. */
function prettyLine(line: string, color: boolean): string {
  const { level, time, msg = '', err, ...rest } = JSON.parse(line) as Entry
  const paint = (code: number, text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text)
  const details = Object.entries(rest).map(([key, value]) => `${paint(90, `${key}=`)}${show(value)}`)
  const head = [paint(90, time.slice(11, 19)), paint(COLORS[level] ?? 0, level.padEnd(5)), printable(msg), ...details]
  if (!err) return `${head.join(' ')}\n`
  if (level === 'warn' || !err.stack) return `${head.join(' ')} ${paint(31, printable(err.message ?? ''))}\n`
  return `${head.join(' ')}\n${printable(err.stack, true)}\n`
}

function show(value: unknown): string {
  if (typeof value !== 'string') return printable(JSON.stringify(value) ?? '')
  return /^[^\s"=]+$/.test(value) ? printable(value) : JSON.stringify(value)
}

/** Without control characters: what was fetched must not steer the terminal. */
function printable(text: string, lines = false): string {
  return text.replace(lines ? /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g : /[\u0000-\u001f\u007f-\u009f]/g, ' ')
}
