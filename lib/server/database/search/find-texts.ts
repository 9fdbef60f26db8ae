/** Titles and messages whose search terms match a query; the caller checks whether they really contain its words. */
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { NEWEST_QUESTION_FIRST } from '@/lib/server/database/chat-list'
import type { Queries } from '@/lib/server/database/database'
import { chats, messages } from '@/lib/server/database/schema'
import type { SplitQuery } from './search-terms'
import type { Stretch } from './stretches'

function matches(search: AnyPgColumn, { indexed, checked }: SplitQuery): SQL {
  const isFound = sql`${search} @@ ${indexed}::tsquery`
  // "Is true" keeps Postgres from using the index for this half too.
  return checked === undefined ? isFound : sql`${isFound} and (${search} @@ ${checked}::tsquery) is true`
}

/** A person's chats by their titles, the newest question first. */
export function findTitles(
  queries: Queries,
  ownerId: string,
  query: SplitQuery,
  limit: number,
): Promise<Array<{ chatId: string; title: string; at: Date }>> {
  return queries
    .select({ chatId: chats.id, title: chats.title, at: chats.askedAt })
    .from(chats)
    .where(and(eq(chats.ownerId, ownerId), isNull(chats.deletedAt), matches(chats.search, query)))
    .orderBy(...NEWEST_QUESTION_FIRST)
    .limit(limit)
}

/** All messages of a person, or those in one of their chats. */
export function messagesOf(ownerId: string, chatId: string | undefined): Stretch {
  return and(eq(messages.ownerId, ownerId), chatId === undefined ? undefined : eq(messages.chatId, chatId))
}

/** A message that may contain the words. */
export interface Candidate {
  chatId: string
  id: string
}

/** The key of a candidate. */
export const candidateKey = ({ chatId, id }: Candidate) => `${chatId} ${id}`

/**
 * For a rare word Postgres sorts the results of the n-gram index, for a common one it scans from the newest message.
 */
export function findCandidates(
  queries: Queries,
  stretch: Stretch,
  query: SplitQuery,
  limit: number,
): Promise<Candidate[]> {
  return queries
    .select({ chatId: messages.chatId, id: messages.id })
    .from(messages)
    .where(and(stretch, matches(messages.search, query)))
    .orderBy(desc(messages.createdAt))
    .limit(limit)
}

/** The index covers no more of a text either. */
const MAX_CHARACTERS = 100_000

/** The same text as `textOf`, cut in the database so that only what is checked is sent. */
const TEXT = sql<string>`(
  select coalesce(left(string_agg(part->>'text', '' order by place), ${MAX_CHARACTERS}), '')
  from jsonb_array_elements(${messages.parts}) with ordinality as each_part(part, place)
  where part->>'type' = 'text' and jsonb_typeof(part->'text') = 'string'
)`

/** A candidate with its text. */
export type CandidateText = Awaited<ReturnType<typeof readCandidates>>[number]

/** The texts of candidates, in order; deleted ones are left out. */
export async function readCandidates(queries: Queries, candidates: readonly Candidate[]) {
  const { chatId, id, role, createdAt } = messages
  const pairs = candidates.map((candidate) => sql`(${candidate.chatId}, ${candidate.id})`)
  const rows = await queries
    .select({ chatId, id, role, text: TEXT, createdAt, title: chats.title })
    .from(messages)
    .innerJoin(chats, eq(chats.id, chatId))
    .where(and(sql`(${chatId}, ${id}) in (${sql.join(pairs, sql`, `)})`, isNull(chats.deletedAt)))
  const byKey = new Map(rows.map((row) => [candidateKey(row), row]))
  return candidates.flatMap((candidate) => byKey.get(candidateKey(candidate)) ?? [])
}
