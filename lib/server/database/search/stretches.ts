/** Messages in stretches of time, newest first: conditions, each of which matches a limited number. */
import { and, desc, type SQL, sql } from 'drizzle-orm'
import type { Queries } from '@/lib/server/database/database'
import { messages } from '@/lib/server/database/schema'

/** A condition on messages; undefined matches all. */
export type Stretch = SQL | undefined

/** How many messages a stretch may have. */
interface Portion {
  readonly size: number
}

const { createdAt, id } = messages
// As text: the database has a finer resolution than Date.
const moment = (at: string) => sql`${at}::timestamptz`

/** The stretches within `scope`, each of the current size of `portion`. After `limit` of them the rest is one. */
export async function* stretches(
  queries: Queries,
  scope: Stretch,
  portion: Portion,
  limit: number,
): AsyncGenerator<Stretch> {
  let rest: SQL | undefined
  let upTo: string | undefined
  for (let count = 0; ; count += 1) {
    const at = count < limit ? await momentAfter(queries, and(scope, rest), portion.size) : undefined
    if (at === undefined) {
      yield and(scope, rest)
      return
    }
    if (at === upTo) {
      yield* ofOneMoment(queries, and(scope, sql`${createdAt} = ${moment(at)}`), portion)
      rest = sql`${createdAt} < ${moment(at)}`
      upTo = undefined
    } else {
      yield and(scope, rest, sql`${createdAt} > ${moment(at)}`)
      rest = sql`${createdAt} <= ${moment(at)}`
      upTo = at
    }
  }
}

/** Many messages of one moment, as imports make them, by their ids. */
async function* ofOneMoment(queries: Queries, scope: Stretch, portion: Portion) {
  let rest: SQL | undefined
  for (;;) {
    const [next] = await queries
      .select({ id })
      .from(messages)
      .where(and(scope, rest))
      .orderBy(desc(id))
      .offset(portion.size)
      .limit(1)
    if (!next) {
      yield and(scope, rest)
      return
    }
    yield and(scope, rest, sql`${id} > ${next.id}`)
    rest = sql`${id} <= ${next.id}`
  }
}

/** When the message after the next `count` was written; undefined when there are no more. */
async function momentAfter(queries: Queries, scope: Stretch, count: number): Promise<string | undefined> {
  const [next] = await queries
    .select({ at: sql<string>`${createdAt}::text` })
    .from(messages)
    .where(scope)
    .orderBy(desc(createdAt))
    .offset(count)
    .limit(1)
  return next?.at
}
