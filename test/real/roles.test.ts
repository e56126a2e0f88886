import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { startHook } from '#src/drill/stand-ins.ts'
import { type Running, startProcess } from '#test/support/process.ts'
import { eventually, serviceEngines } from '#test/support/service.ts'

const TOKEN = 'roles-test-admin-token-0123456789'
const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`
const [, onServers] = await serviceEngines(inject('services'), 'roles')

test.skipIf(!onServers)('roles in processes of their own are one service', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-roles-'))
  const hook = await startHook()
  const config = join(folder, 'tocsin.yaml')
  writeFileSync(
    config,
    `server: { port: 0 }
fetch: { allowPrivate: ["${hook.host}"] }
sources: { enable: ["status/anthropic"] }
channels: [{ id: hook, type: webhook, url: "http://${hook.host}/hook", secret: "${SECRET}" }]
subscriptions: [{ id: all, match: { impact: ">=low" }, channels: [hook] }]
`,
  )
  const servers = onServers?.servers as { DATABASE_URL: string; REDIS_URL: string }
  const env = { TOCSIN_ADMIN_TOKEN: TOKEN, ...servers }
  const processes: Running[] = []
  try {
    for (const roles of ['web', 'triage', 'deliver,sweep'])
      processes.push(await startProcess(['serve', '--config', config, '--roles', roles], folder, env))
    const item = {
      id: 'roles-1',
      kind: 'vendor',
      authority: 'vendor',
      publisher: 'Anthropic',
      title: 'We have suspended all access to Claude Fable 5, effective immediately',
      text: 'Access to Claude Fable 5 is suspended for all customers.',
    }
    const answer = await fetch(`${processes[0]?.address}/v1/items`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(item),
    })

    expect(answer.status).toBe(202)
    const message = await eventually('the webhook, sent by another process', async () => hook.taken[0])
    expect(JSON.parse(message.text)).toMatchObject({
      type: 'event.opened',
      data: { event: { vendors: ['anthropic'] } },
    })
  } finally {
    for (const { child, ended } of processes) {
      child.kill('SIGTERM')
      await ended
    }
    await hook.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
