import { expect, test } from 'vitest'
import { type DrillStep, runDrill } from '#src/drill/drill.ts'
import { createLog } from '#src/log.ts'
import { loadFolder } from '#src/registry.ts'
import type { Worker } from '#src/worker.ts'
import { plugIns } from '#test/support/service.ts'

test('the drill sees every step of the chain', async () => {
  const steps: DrillStep[] = []
  const workers = await loadFolder<Worker>(new URL('../../workers', import.meta.url).pathname)
  const log = createLog({ level: 'silent', pretty: false })

  const good = await runDrill({
    plugIns: await plugIns(),
    workers,
    log,
    version: 'test',
    onStep: (step) => steps.push(step),
  })

  expect(steps.filter((step) => !step.ok)).toEqual([])
  expect(good).toBe(true)
  expect(steps.length).toBeGreaterThan(10)
})
