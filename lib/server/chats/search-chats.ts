/** Finds chats by their titles, and messages by their text. */
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { requireChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { chats, messages } from '@/lib/server/database/schema'
import type { SplitQuery } from '@/lib/server/database/search-terms'
import type { SearchResult } from '@/lib/shared/chat-list'
import { textOf } from '@/lib/shared/message'
import type { SearchRequest } from '@/lib/shared/requests'
import { NEWEST_QUESTION_FIRST } from './chat-summary'
import { markReading, snippetReading } from './find-words'
import { bestFirst, exactOf, type Found, look, NOTHING } from './ranked-hits'
import { type SearchStep, searchSteps } from './search-steps'

const MAX_TITLES = 10
const MAX_MESSAGES = 40
// N-grams may all be there without the word: so many candidates are looked at before the search gives up.
const MAX_CANDIDATES = 200
// A word that stands in one message of twenty fills a page from these.
const NEWEST = 1_000
// One more than is shown says that there is more.
const READ_AT_ONCE = MAX_MESSAGES + 1

/**
 * Titles first, then messages, each from the newest on; where the query has signs in it, those that hold it to the letter
 * come before the others. Rejects with `not_found` for a chat of somebody else's.
 */
export async function searchChats(
  queries: Queries,
  ownerId: string | undefined,
  { q, chatId }: SearchRequest,
): Promise<SearchResult> {
  if (chatId !== undefined) await requireChat(queries, chatId, ownerId)
  const steps = searchSteps(q)
  if (ownerId === undefined || steps.length === 0) return { hits: [], hasMore: false }
  const [titles, texts] = await Promise.all([
    chatId === undefined
      ? look(steps, MAX_TITLES, (step) => searchTitles(queries, { ownerId, chatId, step }))
      : NOTHING,
    look(steps, MAX_MESSAGES, (step) => searchMessages(queries, { ownerId, chatId, step })),
  ])
  const best = bestFirst([...titles.ranked, ...texts.ranked])
  return { hits: best.map(({ hit }) => hit), hasMore: titles.hasMore || texts.hasMore }
}

interface Wanted {
  ownerId: string
  chatId: string | undefined
  step: SearchStep
}

function holds(search: AnyPgColumn, { indexed, checked }: SplitQuery): SQL {
  const found = sql`${search} @@ ${indexed}::tsquery`
  // "Is true" keeps Postgres from asking the index for this half too.
  return checked === undefined ? found : sql`${found} and (${search} @@ ${checked}::tsquery) is true`
}

async function searchTitles(queries: Queries, { ownerId, step: { query, readings } }: Wanted): Promise<Found> {
  const rows = await queries
    .select({ chatId: chats.id, title: chats.title, at: chats.askedAt })
    .from(chats)
    .where(and(eq(chats.ownerId, ownerId), isNull(chats.deletedAt), holds(chats.search, query)))
    .orderBy(...NEWEST_QUESTION_FIRST)
    .limit(MAX_CANDIDATES)
  const found: Found = { hits: new Map(), hasMore: false }
  for (const { chatId, title, at } of rows) {
    const match = markReading(title, readings)
    if (!match) continue
    const hit = { chatId, title: match.pieces, messageId: null, role: null, snippet: [], at: at.toISOString() }
    found.hits.set(chatId, { hit, rank: match.rank })
    if (exactOf(found) > MAX_TITLES) break
  }
  return found
}

/**
 * Among the newest messages first: Postgres takes words for rarer than they are, since it knows how often each n-gram
 * comes up but not which come together, and would gather thousands of messages to show the newest few of them.
 */
async function searchMessages(queries: Queries, wanted: Wanted): Promise<Found> {
  if (wanted.chatId === undefined) {
    const newest = await readHits(queries, wanted, await findAmongNewest(queries, wanted))
    if (newest.hasMore && exactOf(newest) >= MAX_MESSAGES) return newest
  }
  return readHits(queries, wanted, await findCandidates(queries, wanted))
}

async function findAmongNewest(queries: Queries, { ownerId, step: { query } }: Wanted): Promise<Candidate[]> {
  const { chatId, id, search, createdAt } = messages
  const newest = queries
    .select({ chatId, id, search, createdAt })
    .from(messages)
    .where(eq(messages.ownerId, ownerId))
    .orderBy(desc(createdAt))
    .limit(NEWEST)
    .as('newest')
  return queries
    .select({ chatId: newest.chatId, id: newest.id })
    .from(newest)
    .where(holds(newest.search, query))
    .orderBy(desc(newest.createdAt))
    .limit(MAX_CANDIDATES)
}

/** For a rare word Postgres sorts what the n-gram index finds, for a common one it walks from the newest message on. */
function findCandidates(queries: Queries, { ownerId, chatId, step: { query } }: Wanted): Promise<Candidate[]> {
  return queries
    .select({ chatId: messages.chatId, id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.ownerId, ownerId),
        chatId === undefined ? undefined : eq(messages.chatId, chatId),
        holds(messages.search, query),
      ),
    )
    .orderBy(desc(messages.createdAt))
    .limit(MAX_CANDIDATES)
}

/** Texts are read for those candidates only that are looked at: until a page is full of the best fits. */
async function readHits(
  queries: Queries,
  { step: { readings } }: Wanted,
  candidates: readonly Candidate[],
): Promise<Found> {
  const found: Found = { hits: new Map(), hasMore: candidates.length === MAX_CANDIDATES }
  for (let at = 0; at < candidates.length && exactOf(found) <= MAX_MESSAGES; at += READ_AT_ONCE) {
    for (const candidate of await readCandidates(queries, candidates.slice(at, at + READ_AT_ONCE))) {
      const match = snippetReading(textOf(candidate), readings)
      if (!match) continue
      const { chatId, id: messageId, role, title, createdAt } = candidate
      const plainTitle = [{ text: title, isHit: false }]
      const hit = { chatId, title: plainTitle, messageId, role, snippet: match.pieces, at: createdAt.toISOString() }
      found.hits.set(keyOf(candidate), { hit, rank: match.rank })
    }
  }
  found.hasMore ||= exactOf(found) > MAX_MESSAGES
  return found
}

interface Candidate {
  chatId: string
  id: string
}

const keyOf = ({ chatId, id }: Candidate) => `${chatId} ${id}`

async function readCandidates(queries: Queries, candidates: readonly Candidate[]) {
  const { chatId, id, role, parts, createdAt } = messages
  const pairs = candidates.map((each) => sql`(${each.chatId}, ${each.id})`)
  const rows = await queries
    .select({ chatId, id, role, parts, createdAt, title: chats.title })
    .from(messages)
    .innerJoin(chats, eq(chats.id, chatId))
    .where(and(sql`(${chatId}, ${id}) in (${sql.join(pairs, sql`, `)})`, isNull(chats.deletedAt)))
  const found = new Map(rows.map((row) => [keyOf(row), row]))
  return candidates.flatMap((each) => found.get(keyOf(each)) ?? [])
}
