import { spawn } from 'node:child_process'

const TIMEOUT_MS = 60_000
const MAX_OUTPUT = 2_000

/** How a command of the operator ended; `output` is the end of what it said. */
export interface CommandResult {
  ok: boolean
  output: string
}

/**
 * Runs a command line of the operator in a shell, with TOCSIN_GENERATION and TOCSIN_OUT set and `input` on its stdin.
 * Nothing of a document is ever put into the command line.
 */
export function runCommand(
  command: string,
  { generation, out, input, signal }: { generation: number; out: string; input: string | null; signal: AbortSignal },
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const script = 'TOCSIN_GENERATION=$1 TOCSIN_OUT=$2; export TOCSIN_GENERATION TOCSIN_OUT; eval "$0"'
    const child = spawn('/bin/sh', ['-c', script, command, String(generation), out], {
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: TIMEOUT_MS,
      signal,
    })
    let output = ''
    const take = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-MAX_OUTPUT)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.stdin.on('error', () => {}) // a command need not read it
    child.stdin.end(input ?? '')
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    // `exit`, not `close`: a command may leave a daemon behind that holds its output open
    child.on('exit', (code, killed) =>
      resolve({ ok: code === 0, output: output.trim() || (killed ? `stopped by ${killed}` : `exit ${code}`) }),
    )
  })
}
