/** A Postgres client that prepares the statements it is asked again: they are parsed once for each connection. */
import { createHash } from 'node:crypto'
import pg, { type ClientConfig } from 'pg'

/** Which statements a pool's connections prepare. */
export interface PreparedStatements {
  /** The name under which a statement is to be prepared; undefined for one that is sent as it is. */
  nameOf(text: string): string | undefined
  /** Prepares nothing any more. */
  turnOff(): void
}

// A statement that comes once or twice is cheaper as it is.
const PREPARED_AT_USE = 3
// Each costs its connection some kilobytes for as long as that lives.
const MAX_PREPARED = 200
const MAX_COUNTED = 1_000
/**
 * What is planned at every use. A search: which way is the best depends on its words. And a walk, row by row: a plan that
 * was made while the tables were small may read a whole chat at each step, and nobody would ever plan it again.
 */
const PLANNED_ANEW = /@@|\blateral\b/

/** Decides by how often each text has been asked. Bounded, whatever is asked. */
export function createPreparedStatements(): PreparedStatements {
  const names = new Map<string, string>()
  const uses = new Map<string, number>()
  let isOn = true
  return {
    nameOf(text) {
      if (!isOn) return undefined
      const known = names.get(text)
      if (known !== undefined || names.size >= MAX_PREPARED || PLANNED_ANEW.test(text)) return known
      const count = (uses.get(text) ?? 0) + 1
      if (uses.size >= MAX_COUNTED) uses.clear()
      uses.set(text, count)
      if (count < PREPARED_AT_USE) return undefined
      const name = createHash('sha256').update(text).digest('base64url')
      names.set(text, name)
      uses.delete(text)
      return name
    },
    turnOff() {
      isOn = false
    },
  }
}

/** The class of a pool's clients: as pg's own, preparing as it is told. */
export function preparedClient(preparing: PreparedStatements): typeof pg.Client {
  return class extends pg.Client {
    constructor(config?: string | ClientConfig) {
      super(config)
      const send = this.query.bind(this) as (...given: unknown[]) => unknown
      const query = (asked: unknown, ...rest: unknown[]) => send(named(asked, preparing), ...rest)
      this.query = query as typeof this.query
    }
  }
}

/** A statement without parameters may be several; those cannot be prepared. */
function named(asked: unknown, preparing: PreparedStatements): unknown {
  if (typeof asked !== 'object' || asked === null || !('text' in asked) || 'submit' in asked) return asked
  const { text, name } = asked as { text: unknown; name?: unknown }
  if (typeof text !== 'string' || name !== undefined || !text.includes('$1')) return asked
  return { ...asked, name: preparing.nameOf(text) }
}
