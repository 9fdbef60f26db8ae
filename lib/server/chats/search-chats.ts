/** Finds chats by their titles, and messages by their text. */
import { requireChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import {
  type CandidateText,
  candidateKey,
  findCandidates,
  findTitles,
  messagesOf,
  readCandidates,
} from '@/lib/server/database/search/find-texts'
import { stretches } from '@/lib/server/database/search/stretches'
import type { SearchResult } from '@/lib/shared/api/chat-list'
import type { SearchRequest } from '@/lib/shared/api/requests'
import { markReading, snippetReading } from './find-words'
import { bestFirst, exactOf, look, NOTHING, type StepHits } from './ranked-hits'
import { createPortion, createSearchPace, type SearchPace } from './search-pace'
import { type SearchStep, searchSteps } from './search-steps'

const MAX_TITLES = 10
const MAX_MESSAGES = 40
// N-grams may all be there without the word: so many candidates are looked at before the search gives up.
const MAX_CANDIDATES = 200
// Checking two dozen of the longest texts, with their long lists of n-grams, takes a tenth of a second.
const LEAST_AT_ONCE = 25
// For more, Postgres prefers to sort the whole table.
const MAX_AT_ONCE = 1_600
// A word in every twentieth message fills a page from these.
const NEWEST_STRETCHES = 4
const LEAST_READ = 5
// One more than is shown, to know whether there are more.
const MAX_READ = MAX_MESSAGES + 1

/** How a search is made. */
export interface SearchOptions {
  /** Aborts when the result is no longer wanted. */
  signal?: AbortSignal
  /** Whether the database has one connection, so that none of its statements may be long. */
  oneConnection?: boolean
}

/**
 * Titles first, then messages, each newest first; when the query contains signs, exact matches come before the others.
 * A search that has used up its budget returns what it has found, with `hasMore`. Rejects with `not_found` for somebody
 * else's chat.
 */
export async function searchChats(
  queries: Queries,
  ownerId: string | undefined,
  { q, chatId }: SearchRequest,
  { signal, oneConnection = false }: SearchOptions = {},
): Promise<SearchResult> {
  if (chatId !== undefined) await requireChat(queries, chatId, ownerId)
  const steps = searchSteps(q)
  if (ownerId === undefined || steps.length === 0) return { hits: [], hasMore: false }
  const pace = createSearchPace(signal)
  const titles =
    chatId === undefined
      ? await look(steps, MAX_TITLES, (step) => searchTitles(queries, { ownerId, chatId, step, pace, oneConnection }))
      : NOTHING
  const texts = await look(steps, MAX_MESSAGES, (step) =>
    searchMessages(queries, { ownerId, chatId, step, pace, oneConnection }),
  )
  const best = bestFirst([...titles.ranked, ...texts.ranked])
  return { hits: best.map(({ hit }) => hit), hasMore: titles.hasMore || texts.hasMore }
}

interface SearchInput {
  ownerId: string
  chatId: string | undefined
  step: SearchStep
  pace: SearchPace
  oneConnection: boolean
}

async function searchTitles(queries: Queries, { ownerId, step: { query, readings } }: SearchInput): Promise<StepHits> {
  const rows = await findTitles(queries, ownerId, query, MAX_CANDIDATES)
  const result: StepHits = { hits: new Map(), hasMore: false }
  for (const { chatId, title, at } of rows) {
    const match = markReading(title, readings)
    if (!match) continue
    const hit = { chatId, title: match.pieces, messageId: null, role: null, snippet: [], at: at.toISOString() }
    result.hits.set(chatId, { hit, rank: match.rank })
    if (exactOf(result) > MAX_TITLES) break
  }
  return result
}

/**
 * Searches the newest messages first, in stretches short enough to be quick. Postgres underestimates how common words
 * are, since it knows the frequency of each n-gram but not which occur together, and would gather thousands of messages
 * to show the newest few. Where others need not wait, everything after the newest stretches is one.
 */
async function searchMessages(queries: Queries, input: SearchInput): Promise<StepHits> {
  const { ownerId, chatId, pace, oneConnection } = input
  const result: StepHits = { hits: new Map(), hasMore: false }
  const [stretch, reading] = [createPortion(LEAST_AT_ONCE, MAX_AT_ONCE), createPortion(LEAST_READ, MAX_READ)]
  let looked = 0
  const limit = oneConnection ? Number.POSITIVE_INFINITY : NEWEST_STRETCHES
  for await (const within of stretches(queries, messagesOf(ownerId, chatId), stretch, limit)) {
    const left = MAX_CANDIDATES - looked
    const candidates = await pace.ask(stretch, () => findCandidates(queries, within, input.step.query, left))
    looked += candidates.length
    for (let at = 0; at < candidates.length && !isFull(result, pace); ) {
      const next = candidates.slice(at, at + reading.size)
      at += next.length
      await addHits(result, await pace.ask(reading, () => readCandidates(queries, next)), input)
    }
    if (looked >= MAX_CANDIDATES || isFull(result, pace)) return { ...result, hasMore: true }
  }
  return result
}

const isFull = (result: StepHits, pace: SearchPace) => exactOf(result) > MAX_MESSAGES || pace.isSpent

async function addHits(result: StepHits, rows: readonly CandidateText[], { step: { readings }, pace }: SearchInput) {
  for (const { chatId, id: messageId, role, title, text, createdAt } of rows) {
    await pace.lookThrough(text.length)
    const match = snippetReading(text, readings)
    if (!match) continue
    const plainTitle = [{ text: title, isHit: false }]
    const hit = { chatId, title: plainTitle, messageId, role, snippet: match.pieces, at: createdAt.toISOString() }
    result.hits.set(candidateKey({ chatId, id: messageId }), { hit, rank: match.rank })
    if (exactOf(result) > MAX_MESSAGES) return
  }
}
