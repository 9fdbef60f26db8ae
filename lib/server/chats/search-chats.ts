/** Finds chats by their titles, and messages by their text. */
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { requireChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { chats, messages } from '@/lib/server/database/schema'
import { type SplitQuery, searchWords, splitQuery } from '@/lib/server/database/search-terms'
import type { SearchHit, SearchResult } from '@/lib/shared/chat-list'
import { textOf } from '@/lib/shared/message'
import type { SearchRequest } from '@/lib/shared/requests'
import { NEWEST_QUESTION_FIRST } from './chat-summary'
import { markWords, snippetOf } from './find-words'

const MAX_TITLES = 10
const MAX_MESSAGES = 40
// N-grams may all be there without the word: so many candidates are looked at before the search gives up.
const MAX_CANDIDATES = 200
// A word that stands in one message of twenty fills a page from these.
const NEWEST = 1_000
// One more than is shown says that there is more.
const READ_AT_ONCE = MAX_MESSAGES + 1

/** Titles first, then messages, each from the newest on. Rejects with `not_found` for a chat of somebody else's. */
export async function searchChats(
  queries: Queries,
  ownerId: string | undefined,
  { q, chatId }: SearchRequest,
): Promise<SearchResult> {
  if (chatId !== undefined) await requireChat(queries, chatId, ownerId)
  const query = splitQuery(q)
  if (ownerId === undefined || query === undefined) return { hits: [], hasMore: false }
  const wanted: Wanted = { ownerId, chatId, query, words: searchWords(q) }
  const [titles, found] = await Promise.all([
    chatId === undefined ? searchTitles(queries, wanted) : [],
    searchMessages(queries, wanted),
  ])
  return { hits: [...titles.slice(0, MAX_TITLES), ...found.hits], hasMore: titles.length > MAX_TITLES || found.hasMore }
}

interface Wanted {
  ownerId: string
  chatId: string | undefined
  query: SplitQuery
  words: readonly string[]
}

function holds(search: AnyPgColumn, { indexed, checked }: SplitQuery): SQL {
  const found = sql`${search} @@ ${indexed}::tsquery`
  // "Is true" keeps Postgres from asking the index for this half too.
  return checked === undefined ? found : sql`${found} and (${search} @@ ${checked}::tsquery) is true`
}

async function searchTitles(queries: Queries, { ownerId, query, words }: Wanted): Promise<SearchHit[]> {
  const rows = await queries
    .select({ chatId: chats.id, title: chats.title, at: chats.askedAt })
    .from(chats)
    .where(and(eq(chats.ownerId, ownerId), isNull(chats.deletedAt), holds(chats.search, query)))
    .orderBy(...NEWEST_QUESTION_FIRST)
    .limit(MAX_CANDIDATES)
  const hits: SearchHit[] = []
  for (const { chatId, title, at } of rows) {
    const pieces = markWords(title, words)
    if (pieces) hits.push({ chatId, title: pieces, messageId: null, role: null, snippet: [], at: at.toISOString() })
    if (hits.length > MAX_TITLES) break
  }
  return hits
}

/**
 * Among the newest messages first: Postgres takes words for rarer than they are, since it knows how often each n-gram
 * comes up but not which come together, and would gather thousands of messages to show the newest few of them.
 */
async function searchMessages(queries: Queries, wanted: Wanted): Promise<SearchResult> {
  if (wanted.chatId === undefined) {
    const newest = await readHits(queries, wanted, await findAmongNewest(queries, wanted))
    if (newest.hasMore && newest.hits.length === MAX_MESSAGES) return newest
  }
  return readHits(queries, wanted, await findCandidates(queries, wanted))
}

async function findAmongNewest(queries: Queries, { ownerId, query }: Wanted): Promise<Candidate[]> {
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
function findCandidates(queries: Queries, { ownerId, chatId, query }: Wanted): Promise<Candidate[]> {
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

/** Texts are read for those candidates only that are looked at. */
async function readHits(queries: Queries, { words }: Wanted, candidates: readonly Candidate[]): Promise<SearchResult> {
  const hits: SearchHit[] = []
  for (let at = 0; at < candidates.length && hits.length <= MAX_MESSAGES; at += READ_AT_ONCE) {
    for (const candidate of await readCandidates(queries, candidates.slice(at, at + READ_AT_ONCE))) {
      const snippet = snippetOf(textOf(candidate), words)
      if (!snippet) continue
      const { chatId: foundIn, id: messageId, role, title, createdAt } = candidate
      const plainTitle = [{ text: title, isHit: false }]
      hits.push({ chatId: foundIn, title: plainTitle, messageId, role, snippet, at: createdAt.toISOString() })
    }
  }
  const hasMore = hits.length > MAX_MESSAGES || candidates.length === MAX_CANDIDATES
  return { hits: hits.slice(0, MAX_MESSAGES), hasMore }
}

interface Candidate {
  chatId: string
  id: string
}

async function readCandidates(queries: Queries, candidates: readonly Candidate[]) {
  const { chatId, id, role, parts, createdAt } = messages
  const pairs = candidates.map((each) => sql`(${each.chatId}, ${each.id})`)
  const rows = await queries
    .select({ chatId, id, role, parts, createdAt, title: chats.title })
    .from(messages)
    .innerJoin(chats, eq(chats.id, chatId))
    .where(and(sql`(${chatId}, ${id}) in (${sql.join(pairs, sql`, `)})`, isNull(chats.deletedAt)))
  const keyOf = (each: Candidate) => `${each.chatId} ${each.id}`
  const found = new Map(rows.map((row) => [keyOf(row), row]))
  return candidates.flatMap((each) => found.get(keyOf(each)) ?? [])
}
