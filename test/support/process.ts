import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts')

/** A `tocsin` process that said it is ready. */
export interface Running {
  child: ChildProcess
  /** Where it serves; null without the web role. */
  address: string
  ended: Promise<void>
}

/** Starts a real process of the service and waits for its line `tocsin ready`. @throws Error with what it said when it ends before. */
export async function startProcess(
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Running> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const errors: string[] = []
  createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', (line) => errors.push(line))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const ready = /^tocsin ready (\S+)/.exec(line)
      if (ready) resolve(ready[1] as string)
    })
    child.once('exit', (code) => reject(new Error(`the process ended with ${code}:\n${errors.slice(-20).join('\n')}`)))
  })
  return { child, address, ended }
}
