import { type Call, defineCommand, EXIT, UsageError } from '../command.ts'
import { BASES, type Restriction } from '../core/restriction.ts'
import type { HandRestriction } from './_desk.ts'
import { openDesk } from './_open-desk.ts'

const LISTS = ['vendor', 'model', 'host', 'region', 'population', 'event'] as const

export default defineCommand({
  summary: 'restricts something by hand, with a reason; `restrict list` shows what stands',
  usage: 'restrict --vendor V [--model M] [--population P] --reason TEXT | restrict list',
  help: [
    '--vendor, --model, --host, --region, --population, --event may be given several times; what is not given means any.',
    `--basis ${BASES.join('|')} (default legal). --until INSTANT ends it by itself (never for a legal basis).`,
    'It comes into force at once; it is in the audit log, and everybody who would hear of such an event is told.',
  ].join('\n'),
  options: {
    ...Object.fromEntries(LISTS.map((name) => [name, { type: 'string', multiple: true } as const])),
    basis: { type: 'string' },
    until: { type: 'string' },
    reason: { type: 'string' },
    json: { type: 'boolean' },
  },
  operands: 1,
  async run(call) {
    const listing = call.positionals[0] === 'list'
    if (!listing && call.positionals.length > 0) throw new UsageError(`unknown word '${call.positionals[0]}'`)
    const input = listing ? null : readInput(call)
    const { desk } = await openDesk(call)
    try {
      const restrictions = input === null ? await desk.restrictions() : [await desk.restrict(input)]
      for (const one of restrictions) call.terminal.out(call.values.json ? JSON.stringify(one) : line(one))
      if (restrictions.length === 0) call.terminal.err('no restrictions')
      return EXIT.good
    } finally {
      await desk.close()
    }
  },
})

function readInput({ values }: Call): HandRestriction {
  const given = (name: (typeof LISTS)[number]) => (values[name] as string[] | undefined) ?? []
  const basis = values.basis ?? 'legal'
  if (!(BASES as readonly unknown[]).includes(basis)) throw new UsageError(`--basis is one of ${BASES.join(', ')}`)
  if (given('vendor').length + given('model').length + given('host').length === 0)
    throw new UsageError('name at least one --vendor, --model or --host')
  if (typeof values.reason !== 'string' || values.reason.trim() === '') throw new UsageError('--reason is missing')
  return {
    basis: basis as HandRestriction['basis'],
    vendors: orAny(given('vendor')),
    models: orAny(given('model')),
    hosts: orAny(given('host')),
    regions: orAny(given('region')),
    populations: given('population').length > 0 ? given('population') : ['all_users'],
    until: typeof values.until === 'string' ? values.until : null,
    reason: values.reason,
    events: given('event'),
  }
}

function orAny(list: string[]): string[] {
  return list.length > 0 ? list : ['*']
}

function line(one: Restriction): string {
  const what = [one.vendors, one.models, one.hosts, one.populations].map((list) => list.join(',')).join(' ')
  return `${one.id} ${one.status.padEnd(9)} ${one.basis.padEnd(12)} ${what} since ${one.since}: ${one.reason}`
}
