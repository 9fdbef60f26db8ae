/** A Postgres client that prepares repeated statements, so that each connection parses them once. */
import { createHash } from 'node:crypto'
import pg, { type ClientConfig } from 'pg'

/** Decides which statements a pool's connections prepare. */
export interface PreparedStatements {
  /** The name under which to prepare a statement; undefined for one that is not prepared. */
  nameOf(text: string): string | undefined
  /** Stops preparing. */
  turnOff(): void
}

// Preparing does not pay for a statement that runs once or twice.
const PREPARED_AT_USE = 3
// Each takes some kilobytes of its connection.
const MAX_PREPARED = 200
const MAX_COUNTED = 1_000
/**
 * Statements to plan at every use: searches, whose best plan depends on their words, and recursive walks, because a
 * plan made while the tables were small may read a whole chat at each step and would never be replaced.
 */
const PLANNED_ANEW = /@@|\blateral\b/

/** Decides by how often each text has been run. Bounded. */
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

/** The class of a pool's clients: pg's own, with prepared statements. */
export function preparedClient(preparing: PreparedStatements): typeof pg.Client {
  return class extends pg.Client {
    constructor(config?: string | ClientConfig) {
      super(config)
      const send = this.query.bind(this) as (...given: unknown[]) => unknown
      const query = (statement: unknown, ...rest: unknown[]) => send(named(statement, preparing), ...rest)
      this.query = query as typeof this.query
    }
  }
}

/** A text without parameters may contain several statements, which cannot be prepared. */
function named(statement: unknown, preparing: PreparedStatements): unknown {
  if (typeof statement !== 'object' || statement === null || !('text' in statement) || 'submit' in statement)
    return statement
  const { text, name } = statement as { text: unknown; name?: unknown }
  if (typeof text !== 'string' || name !== undefined || !text.includes('$1')) return statement
  return { ...statement, name: preparing.nameOf(text) }
}
