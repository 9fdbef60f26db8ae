/**
 * Shares the database fairly among heavy readers. Only a few of their statements run at once, on the embedded database
 * a single one, so that everybody else soon finds a free connection; and people take turns, however many statements
 * each of them waits for.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

// Shared by all copies of this module: routes and the database have different ones.
const KEY = Symbol.for('firstword.reader')

function readers(): AsyncLocalStorage<string> {
  const shared = globalThis as { [KEY]?: AsyncLocalStorage<string> }
  shared[KEY] ??= new AsyncLocalStorage()
  return shared[KEY]
}

/** Runs work whose statements outside of transactions wait for their person's turn. */
export function readInTurn<T>(person: string, work: () => Promise<T>): Promise<T> {
  return readers().run(person, work)
}

/** Runs a statement: inside `readInTurn` when its person's turn comes, otherwise at once. */
export type StatementQueue = <T>(statement: () => Promise<T>) => Promise<T>

/** Makes the queue of a database on which `atOnce` of these statements may run. */
export function createStatementQueue(atOnce: number): StatementQueue {
  // In order of turns.
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
