import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const TOCSIN = fileURLToPath(new URL('../../bin/tocsin', import.meta.url))
const ITEM = '{"id":"1","kind":"news","title":"","text":""}\n'

test('a launcher that is killed leaves no process behind', async () => {
  const launcher = spawn(process.execPath, [TOCSIN, 'assess'], { stdio: ['pipe', 'pipe', 'inherit'] })
  launcher.stdin.write(ITEM)
  await once(launcher.stdout, 'data') // the command runs, and waits for more lines
  launcher.kill('SIGKILL')

  // Its output ends only when the last process that holds it is gone.
  await once(launcher, 'close')
  expect(launcher.signalCode).toBe('SIGKILL')
})

test('the exit code of a command is the exit code of the launcher', async () => {
  for (const [words, code] of [
    [['assess', 'a-word'], 64],
    [['check', '--config', 'not-there.yaml'], 78],
    [['replay', 'not-there'], 1],
    [['--help'], 0],
  ] as const)
    expect([words, (await once(spawn(process.execPath, [TOCSIN, ...words], { stdio: 'ignore' }), 'exit'))[0]]).toEqual([
      words,
      code,
    ])
})
