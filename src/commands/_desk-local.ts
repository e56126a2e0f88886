import { draftDigest, subscriptionOf } from '../actions/digest.ts'
import { setHalted } from '../actions/halt.ts'
import { createKeys } from '../actions/keys.ts'
import { trainingLines } from '../actions/labels.ts'
import { approve, lift, reject, restrictByHand } from '../actions/restrictions.ts'
import { signedHeaders } from '../actions/signed-headers.ts'
import { openApp } from '../app.ts'
import type { Terminal } from '../command.ts'
import type { Config } from '../config/load.ts'
import type { PlugIns } from '../config/plug-ins.ts'
import { asText } from '../core/wording/text.ts'
import { wording } from '../core/wording.ts'
import { auditEntries } from '../db/audit.ts'
import { currentDirective } from '../db/directives.ts'
import { listRestrictions } from '../db/restrictions.ts'
import { listSources } from '../db/sources.ts'
import { createLog } from '../log.ts'
import type { Desk } from './_desk.ts'
import { VERSION } from './_version.ts'

/** The desk without a running service, or beside one on a server: straight on the database. */
export async function openLocalDesk(config: Config, plugIns: PlugIns, terminal: Terminal): Promise<Desk> {
  const log = createLog({ level: 'warn', pretty: true, color: terminal.colour })
  const app = await openApp({ config, plugIns, log, version: VERSION, print: terminal.err })
  const { context } = app
  const { kysely } = context.db
  const actor = `user:${terminal.env.USER ?? terminal.env.LOGNAME ?? 'terminal'}`
  return {
    async directive() {
      const current = await currentDirective(kysely, context.stream)
      if (current === null) return null
      return { body: current.body, headers: signedHeaders(current, app.keys, context.now()) }
    },
    async publicKeys() {
      const { current, previous } = await createKeys(kysely, context.now())
      return [current, ...(previous ? [previous] : [])].map((key) => key.public)
    },
    async restrictions() {
      const all = await listRestrictions(kysely)
      return all.map(({ seq: _, ...restriction }) => restriction)
    },
    restrict: (input) => restrictByHand(context, actor, input),
    decide: (id, decision, reason) => ({ approve, reject, lift })[decision](context, actor, id, reason),
    halt: (halted, reason) => setHalted(context, actor, halted, reason),
    audit: () => auditEntries(kysely),
    async digest(id) {
      const { message } = await draftDigest(kysely, subscriptionOf(context, id), context.now())
      const timezone = message.content.kind === 'digest' ? message.content.timezone : 'UTC'
      return asText(wording(message, context.publicUrl), timezone)
    },
    labels: () => trainingLines(kysely),
    async sources() {
      const states = await listSources(kysely)
      return new Map(states.map((state) => [state.sourceId, { ...state, movedTo: state.memory.movedTo ?? null }]))
    },
    close: () => app.close(),
  }
}
