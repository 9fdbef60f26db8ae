/**
 * Shares a database out among those who read much of it. Of their statements only a few are under way at once, on the
 * embedded database a single one, so that those of everybody else find the connection free after it; and people take
 * turns, whatever number of statements one of them waits for.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

// The database is opened in another copy of this module than the routes have.
const KEY = Symbol.for('firstword.reader')

function readers(): AsyncLocalStorage<string> {
  const shared = globalThis as { [KEY]?: AsyncLocalStorage<string> }
  shared[KEY] ??= new AsyncLocalStorage()
  return shared[KEY]
}

/** Runs work whose statements, outside of transactions, wait for the turns of a person. */
export function readInTurn<T>(person: string, work: () => Promise<T>): Promise<T> {
  return readers().run(person, work)
}

/** Runs statements: those of work that reads in turn when its person has one, and others at once. */
export type StatementQueue = <T>(statement: () => Promise<T>) => Promise<T>

/** Makes the turns of a database, in which so many statements may be under way. */
export function createStatementQueue(atOnce: number): StatementQueue {
  // In the order of their turns.
  const waiting = new Map<string, Array<() => void>>()
  let running = 0

  function next() {
    const [first] = waiting
    if (running >= atOnce || !first) return
    const [person, [start, ...others]] = first
    waiting.delete(person)
    if (others.length > 0) waiting.set(person, others)
    running += 1
    start?.()
  }

  return async (statement) => {
    const person = readers().getStore()
    if (person === undefined) return statement()
    await new Promise<void>((resolve) => {
      const own = waiting.get(person)
      if (own) own.push(resolve)
      else waiting.set(person, [resolve])
      next()
    })
    try {
      return await statement()
    } finally {
      running -= 1
      next()
    }
  }
}
