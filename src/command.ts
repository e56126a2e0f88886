import type { ParseArgsOptionsConfig } from 'node:util'

/** Exit codes (CONTRACTS §2): 64 and 78 are `EX_USAGE` and `EX_CONFIG` of sysexits.h. */
export const EXIT = { good: 0, failed: 1, usage: 64, config: 78 } as const

/** The world as a command sees it; `main` gives the real one, tests another. */
export interface Terminal {
  stdin: NodeJS.ReadableStream
  /** Machine-readable output: one line, without its line end. */
  out(line: string): void
  /** Everything else: progress, problems, tables for people. */
  err(line: string): void
  /** Replaces the last progress line; does nothing when stderr is not a terminal. */
  progress(line: string): void
  /** True when stderr is a terminal and `NO_COLOR` is not set. */
  colour: boolean
  env: Readonly<Record<string, string | undefined>>
  signal: AbortSignal
}

/** What a command was called with. */
export interface Call {
  positionals: string[]
  values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
  terminal: Terminal
}

/** One command of the command line. One file in `src/commands/`; its name is the command. */
export interface Command {
  /** One line for `tocsin --help`. */
  summary: string
  /** Usage after `tocsin `, and what the command does, for `tocsin COMMAND --help`. */
  usage: string
  help?: string
  options?: ParseArgsOptionsConfig
  /** Most words that may follow the name; none by default. */
  operands?: number
  /** Runs to the end and answers the exit code. @throws UsageError, ConfigError */
  run(call: Call): Promise<number>
}

/** The command was called wrongly; exit 64. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Declares a command; the default export of a file in `src/commands/`. */
export function defineCommand(command: Command): Command {
  return command
}
