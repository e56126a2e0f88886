import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as nextLoop } from 'node:timers/promises'
import { DatabaseError } from '../errors.ts'

/** The right to use the one session, until `done`. */
export interface Turn {
  done(): void
}

export interface Turns {
  /** Waits for the session, first come first served. `what` is the statement, for the message when the wait is too long. */
  take(what: string): Promise<Turn>
  /** Runs `work` for code that has a turn: asking for another one from inside it can never succeed, so it throws at once. */
  holding<T>(work: () => Promise<T>): Promise<T>
}

interface Waiter {
  what: string
  start(): void
}

/** Longest time in milliseconds that statements may follow each other without the event loop getting its share. */
const STRETCH_MS = 10

/** One session for many: a FIFO lock that says who holds it. The engine computes synchronously, so long rows of statements yield in between. */
export function createTurns(waitMs: number): Turns {
  const scope = new AsyncLocalStorage<{ open: boolean }>()
  const waiting: Waiter[] = []
  let holder: { what: string; since: number } | null = null
  let rested = performance.now()

  function next(): void {
    holder = null
    const waiter = waiting.shift()
    if (!waiter) return
    holder = { what: waiter.what, since: performance.now() }
    waiter.start()
  }

  function turn(): Turn {
    return {
      done() {
        if (performance.now() - rested < STRETCH_MS) return next()
        void nextLoop().then(() => {
          rested = performance.now()
          next()
        })
      },
    }
  }

  return {
    take(what) {
      if (scope.getStore()?.open) {
        return Promise.reject(
          new Error(
            `statement outside the transaction that this code holds; use the transaction or wait for its end: ${brief(what)}`,
          ),
        )
      }
      if (!holder) {
        holder = { what, since: performance.now() }
        return Promise.resolve(turn())
      }
      return new Promise((resolve, reject) => {
        const waiter: Waiter = {
          what,
          start() {
            clearTimeout(timer)
            resolve(turn())
          },
        }
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(waiter), 1)
          const held = holder
            ? `${Math.round(performance.now() - holder.since)} ms by: ${brief(holder.what)}`
            : 'nobody'
          reject(
            new DatabaseError(
              'unreachable',
              `waited ${waitMs} ms for the database for: ${brief(what)}; it is held since ${held}`,
            ),
          )
        }, waitMs)
        timer.unref()
        waiting.push(waiter)
      })
    },
    async holding(work) {
      const store = { open: true }
      try {
        return await scope.run(store, work)
      } finally {
        store.open = false
      }
    },
  }
}

function brief(statement: string): string {
  const line = statement.replace(/\s+/g, ' ').trim()
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}
