import { readdirSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { parseArgs } from 'node:util'
import { type Command, EXIT, type Terminal, UsageError } from './command.ts'
import { ConfigError, TocsinError } from './errors.ts'

const FOLDER = new URL('./commands/', import.meta.url)
const COMMON = {
  help: { type: 'boolean', short: 'h' },
  config: { type: 'string', short: 'c' },
} as const

// TypeScript is stripped and compiled once, not at every start.
enableCompileCache()
process.exitCode = await main(process.argv.slice(2), openTerminal())

/** Finds the command, reads its options, runs it, and turns errors into words and an exit code. */
async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [name = 'help', ...rest] = argv
  if (name === '--version' || name === '-v') return version(terminal)
  if (name === 'help' || name === '--help' || name === '-h') return overview(terminal, rest[0])
  const command = await loadCommand(name)
  if (!command) {
    terminal.err(`tocsin: unknown command '${name}'. 'tocsin --help' lists them.`)
    return EXIT.usage
  }
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: { ...COMMON, ...command.options },
      allowPositionals: true,
    })
    if (values.help === true) {
      printHelp(command, terminal)
      return EXIT.good
    }
    const extra = positionals[command.operands ?? 0]
    if (extra !== undefined) throw new UsageError(`unexpected '${extra}'`)
    return await command.run({ positionals, values, terminal })
  } catch (error) {
    return explain(error, name, command, terminal)
  }
}

function explain(error: unknown, name: string, command: Command, terminal: Terminal): number {
  if (error instanceof UsageError || isParseArgsError(error)) {
    terminal.err(`tocsin ${name}: ${(error as Error).message}`)
    terminal.err(`usage: tocsin ${command.usage}`)
    return EXIT.usage
  }
  if (error instanceof ConfigError) {
    terminal.err(error.message)
    terminal.err(`${error.problems.length} problem${error.problems.length === 1 ? '' : 's'} in the configuration`)
    return EXIT.config
  }
  if (error instanceof TocsinError || isSystemError(error)) {
    terminal.err(`tocsin ${name}: ${error.message}`)
    return EXIT.failed
  }
  terminal.err(`tocsin ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return EXIT.failed
}

function commandNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts') && !file.startsWith('_'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
}

async function loadCommand(name: string): Promise<Command | null> {
  if (!commandNames().includes(name)) return null
  return ((await import(new URL(`${name}.ts`, FOLDER).href)) as { default: Command }).default
}

async function overview(terminal: Terminal, name?: string): Promise<number> {
  if (name !== undefined) {
    const command = await loadCommand(name)
    if (!command) {
      terminal.err(`tocsin: unknown command '${name}'`)
      return EXIT.usage
    }
    printHelp(command, terminal)
    return EXIT.good
  }
  terminal.out('tocsin: watches the rules and the vendors that an AI stack depends on\n')
  terminal.out('usage: tocsin COMMAND [options]\n')
  for (const each of commandNames()) {
    const command = (await loadCommand(each)) as Command
    terminal.out(`  ${each.padEnd(12)} ${command.summary}`)
  }
  terminal.out('\nEvery command: --help, --config FILE (default ./tocsin.yaml when it exists, else built-in defaults).')
  terminal.out('Exit codes: 0 good, 1 the check failed, 64 wrong usage, 78 bad configuration.')
  return EXIT.good
}

function printHelp(command: Command, terminal: Terminal): void {
  terminal.out(`usage: tocsin ${command.usage}\n\n${command.summary}`)
  if (command.help) terminal.out(`\n${command.help}`)
  terminal.out(
    '\noptions:\n  -c, --config FILE   the configuration (default ./tocsin.yaml when it exists)\n  -h, --help          this text',
  )
}

async function version(terminal: Terminal): Promise<number> {
  const { default: manifest } = (await import('../package.json', { with: { type: 'json' } })) as {
    default: { version: string }
  }
  terminal.out(manifest.version)
  return EXIT.good
}

function isParseArgsError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

/** What the system refused: a file that is not there, a port that is taken. Its words say enough. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error
}

function openTerminal(): Terminal {
  const abort = new AbortController()
  let askedAt = 0
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      // The second time, at once. Ctrl-C comes twice in one moment: from the terminal and through `bin/tocsin`.
      if (abort.signal.aborted && performance.now() - askedAt > 500) process.exit(130)
      if (!abort.signal.aborted) askedAt = performance.now()
      abort.abort(signal)
    })
  // `bin/tocsin` was killed: whoever starts it again must find the data folder and the port free.
  process.once('disconnect', () => process.exit(EXIT.failed))
  process.channel?.unref()
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.good) // the reader has seen enough, e.g. `| head`
  })
  const interactive = process.stderr.isTTY === true
  let progressing = false
  const clear = () => {
    if (progressing) process.stderr.write('\r\x1b[K')
    progressing = false
  }
  return {
    stdin: process.stdin,
    out: (line) => {
      clear()
      process.stdout.write(`${line}\n`)
    },
    err: (line) => {
      clear()
      process.stderr.write(`${line}\n`)
    },
    progress: (line) => {
      if (!interactive) return
      process.stderr.write(`\r\x1b[K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`)
      progressing = true
    },
    colour: interactive && !process.env.NO_COLOR,
    env: process.env,
    signal: abort.signal,
  }
}
