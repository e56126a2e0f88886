import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type AgentOptions, createAgent, runAgent } from '../agent/agent.ts'
import { RENDERINGS, type Rendering } from '../agent/render.ts'
import { type Call, defineCommand, EXIT, UsageError } from '../command.ts'
import { keyProblem } from '../core/signature.ts'
import { createHttp } from '../net/http.ts'
import { VERSION } from './_version.ts'

export default defineCommand({
  summary: 'beside a gateway: receives signed directives, renders them for it, reloads it',
  usage: 'agent --from URL --token T --key whpk_… --render json|haproxy|nginx|exec --out FILE [--reload CMD]',
  help: [
    '  --from URL       Tocsin, e.g. https://tocsin.example; --token is that of the pull gateway (or TOCSIN_AGENT_TOKEN)',
    '  --key KEY        pinned public key (or a file that holds one), twice while a key rotates; see /.well-known/tocsin-keys.json',
    '  --render HOW     json: the document itself · haproxy, nginx: a map `alias|label` → backend, named like the target',
    '                   exec: the document goes to the stdin of --reload',
    '  --out FILE       what is written, whole and at once; with exec it may be left out',
    '  --reload CMD     makes the gateway read it · --verify CMD: proves that it obeys (exit 0)',
    '  --backends A,B   the backends that exist (haproxy, nginx); any other name is an error',
    '  --closed NAME    the backend that refuses, default tocsin_closed; it must be the default of your map as well',
    '  --gateway ID     routes of this gateway only · --node NAME: of this node, default the host name',
    '  --state DIR      where the last five documents and status.json are kept, default beside --out',
    '  --once           one exchange, then exit 0 when the newest directive is in effect',
    '',
    'TOCSIN_HOLD=1 freezes changes on this node. When Tocsin is away the last good directive stays in force.',
  ].join('\n'),
  options: {
    from: { type: 'string' },
    token: { type: 'string' },
    key: { type: 'string', multiple: true },
    render: { type: 'string' },
    out: { type: 'string' },
    reload: { type: 'string' },
    verify: { type: 'string' },
    backends: { type: 'string' },
    closed: { type: 'string' },
    gateway: { type: 'string' },
    node: { type: 'string' },
    state: { type: 'string' },
    wait: { type: 'string' },
    once: { type: 'boolean' },
  },
  async run(call) {
    const options = await agentOptions(call)
    try {
      if (call.values.once !== true) {
        await runAgent(options)
        return EXIT.good
      }
      const agent = createAgent(options)
      await agent.start()
      await agent.step()
      const { generation, applied, problem, stale } = agent.status()
      return generation !== null && generation === applied && problem === null && !stale ? EXIT.good : EXIT.failed
    } finally {
      await options.http.close()
    }
  },
})

async function agentOptions({ values, terminal }: Call): Promise<AgentOptions> {
  const text = (name: string) => (typeof values[name] === 'string' ? (values[name] as string) : null)
  const demand = (name: string, or: string | null | undefined = null): string => {
    const value = text(name) ?? or
    if (value === null || value === undefined || value === '') throw new UsageError(`--${name} is needed`)
    return value
  }
  const from = address(demand('from'))
  const render = demand('render') as Rendering
  if (!RENDERINGS.includes(render)) throw new UsageError(`--render is one of ${RENDERINGS.join(', ')}`)
  const reload = text('reload')
  if (render === 'exec' && reload === null)
    throw new UsageError('--render exec needs --reload: the command that gets the document')
  const state = text('state')
  if (render === 'exec' && text('out') === null && state === null) throw new UsageError('--out or --state is needed')
  const out = resolve(render === 'exec' ? (text('out') ?? join(state!, 'directive.json')) : demand('out'))
  const waitSeconds = Number(text('wait') ?? 55)
  if (!(waitSeconds >= 0 && waitSeconds <= 55)) throw new UsageError('--wait is a number of seconds, 0 to 55')
  const naming = {
    gateway: text('gateway'),
    backends:
      text('backends')
        ?.split(',')
        .map((name) => name.trim()) ?? null,
    closed: text('closed') ?? 'tocsin_closed',
  }
  return {
    from: from.href,
    token: demand('token', terminal.env.TOCSIN_AGENT_TOKEN),
    keys: await pinnedKeys(values.key),
    gateway: naming.gateway,
    node: text('node') ?? hostname(),
    state: resolve(state ?? join(dirname(out), '.tocsin-agent')),
    render,
    out,
    reload,
    verify: text('verify'),
    naming,
    waitSeconds: values.once === true ? 0 : waitSeconds,
    // the operator named this address: it may be a private one
    http: createHttp({
      contact: null,
      version: VERSION,
      allowPrivate: [`${from.hostname}:${from.port || (from.protocol === 'https:' ? 443 : 80)}`],
    }),
    now: () => new Date(),
    random: () => randomInt(1_000_000) / 1_000_000,
    hold: () => terminal.env.TOCSIN_HOLD === '1',
    log: (level, event, fields) =>
      terminal.err(JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })),
    signal: terminal.signal,
  }
}

function address(text: string): URL {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new UsageError(`--from is not an http(s) address: '${text}'`)
  return url
}

/** Keys as they were given, or out of files. They are never fetched: that would trust whoever answers. */
async function pinnedKeys(given: Call['values'][string]): Promise<string[]> {
  const keys: string[] = []
  for (const entry of Array.isArray(given) ? given.map(String) : [])
    keys.push(existsSync(entry) ? (await readFile(entry, 'utf8')).trim() : entry)
  if (keys.length === 0) throw new UsageError('--key is needed: the public key of Tocsin, whpk_…')
  for (const key of keys) {
    const problem = key.startsWith('whpk_') ? keyProblem(key) : 'it must be a public key, whpk_…'
    if (problem !== null) throw new UsageError(`--key: ${problem}`)
  }
  return keys
}
