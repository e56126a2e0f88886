import { plainLine } from '../core/plain.ts'
import type { Role } from '../core/role.ts'

/** What a person may ask for with `/tocsin`. */
export type Command =
  | { verb: 'status' | 'help' }
  | { verb: 'approve' | 'reject' | 'lift'; id: string; reason: string }
  | { verb: 'halt' | 'resume'; reason: string }

/** The least role for each verb. */
export const NEEDS: Record<Command['verb'], Role> = {
  help: 'viewer',
  status: 'viewer',
  approve: 'approver',
  reject: 'approver',
  lift: 'approver',
  halt: 'approver',
  resume: 'approver',
}

export const HELP = [
  '/tocsin status: what is open, what waits for a decision, what is restricted',
  '/tocsin approve ID [reason]: agree to a proposed restriction',
  '/tocsin reject ID [reason]: refuse it',
  '/tocsin lift ID REASON: end a restriction that is in force',
  '/tocsin halt REASON: stop all automatic enforcement',
  '/tocsin resume REASON: end that stop',
].join('\n')

/** Reads the text behind `/tocsin`; a mistake comes back as the sentence that the person gets. */
export function readCommand(text: string): Command | { mistake: string } {
  const [verb = '', first = '', ...rest] = plainLine(text, 600).split(' ')
  switch (verb.toLowerCase()) {
    case '':
    case 'status':
      return { verb: 'status' }
    case 'help':
      return { verb: 'help' }
    case 'approve':
    case 'reject':
    case 'lift': {
      const decision = verb.toLowerCase() as 'approve' | 'reject' | 'lift'
      const reason = rest.join(' ')
      if (!/^rst_[a-z0-9]{1,40}$/.test(first)) return { mistake: `${decision} needs the id of a restriction (rst_…)` }
      if (decision === 'lift' && reason === '') return { mistake: 'lift needs a reason: it is written into the record' }
      return { verb: decision, id: first, reason: reason || 'by Slack command' }
    }
    case 'halt':
    case 'resume': {
      const reason = [first, ...rest].join(' ').trim()
      const stop = verb.toLowerCase() as 'halt' | 'resume'
      return reason === ''
        ? { mistake: `${stop} needs a reason: it is written into the record` }
        : { verb: stop, reason }
    }
    default:
      return { mistake: `'${verb}' is not a command.\n${HELP}` }
  }
}
