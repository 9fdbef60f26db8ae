/** Everything that is kept about a person, as JSON that is written while it is read. */
import { and, asc, eq, getTableColumns, gt } from 'drizzle-orm'
import { CHAT_COLUMNS } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { MESSAGE_COLUMNS } from '@/lib/server/database/messages'
import { chats, files, identities, messages, shares, usageCalls, users } from '@/lib/server/database/schema'
import { FILE_COLUMNS } from '@/lib/server/files/files'

/** How much is in memory at once. */
const PAGE = 100

/** The pieces of one JSON document; together they parse. Deleted chats that can still be brought back are part of it. */
export async function* exportAccount(queries: Queries, userId: string, at: Date): AsyncGenerator<string> {
  const [person] = await queries.select().from(users).where(eq(users.id, userId))
  const linked = await queries
    .select({ issuer: identities.issuer, subject: identities.subject, createdAt: identities.createdAt })
    .from(identities)
    .where(eq(identities.userId, userId))
  const { isGuest, name, email, preferences, createdAt } = person ?? {}
  const head = { format: 'firstword-account', version: 1, exportedAt: at, person: { isGuest, name, email, createdAt } }
  yield `${JSON.stringify({ ...head, identities: linked, preferences }).slice(0, -1)},\n"chats":`
  yield* jsonArray(eachChat(queries, userId))
  yield ',\n"files":'
  const { ownerId: _fileOwner, ...fileColumns } = FILE_COLUMNS
  yield* jsonArray(
    eachPage((after) =>
      queries
        .select(fileColumns)
        .from(files)
        .where(and(eq(files.ownerId, userId), after === undefined ? undefined : gt(files.id, after)))
        .orderBy(asc(files.id))
        .limit(PAGE),
    ),
  )
  yield ',\n"shares":'
  yield* jsonArray(
    eachPage((after) =>
      queries
        .select()
        .from(shares)
        .where(and(eq(shares.ownerId, userId), after === undefined ? undefined : gt(shares.id, after)))
        .orderBy(asc(shares.id))
        .limit(PAGE),
    ),
  )
  yield ',\n"usage":'
  const { ownerId: _owner, ...usageColumns } = getTableColumns(usageCalls)
  yield* jsonArray(
    eachPage((after) =>
      queries
        .select(usageColumns)
        .from(usageCalls)
        .where(and(eq(usageCalls.ownerId, userId), after === undefined ? undefined : gt(usageCalls.id, after)))
        .orderBy(asc(usageCalls.id))
        .limit(PAGE),
    ),
  )
  yield '}\n'
}

/** Each chat with its whole tree; a chat is written in several pieces. */
async function* eachChat(queries: Queries, userId: string): AsyncGenerator<string | AsyncGenerator<string>> {
  const { ownerId: _owner, ...columns } = CHAT_COLUMNS
  const rows = eachPage((after) =>
    queries
      .select(columns)
      .from(chats)
      .where(and(eq(chats.ownerId, userId), after === undefined ? undefined : gt(chats.id, after)))
      .orderBy(asc(chats.id))
      .limit(PAGE),
  )
  for await (const chat of rows) yield writeChat(queries, chat)
}

async function* writeChat(queries: Queries, chat: { id: string }): AsyncGenerator<string> {
  yield `${JSON.stringify(chat).slice(0, -1)},"messages":`
  const { ownerId: _owner, chatId: _chat, digest: _digest, leaseUntil: _lease, ...columns } = MESSAGE_COLUMNS
  yield* jsonArray(
    eachPage((after) =>
      queries
        .select(columns)
        .from(messages)
        .where(and(eq(messages.chatId, chat.id), after === undefined ? undefined : gt(messages.id, after)))
        .orderBy(asc(messages.id))
        .limit(PAGE),
    ),
  )
  yield '}'
}

/** Rows page by page, each page after the last row's id. */
async function* eachPage<Row extends { id: string }>(read: (after: string | undefined) => Promise<Row[]>) {
  let after: string | undefined
  for (;;) {
    const rows = await read(after)
    yield* rows
    after = rows.at(-1)?.id
    if (rows.length < PAGE) return
  }
}

/** An array in pieces; its items are rows, or generators of pieces. */
async function* jsonArray(items: AsyncIterable<object | string | AsyncGenerator<string>>): AsyncGenerator<string> {
  let separator = '['
  for await (const item of items) {
    yield separator
    if (isPieces(item)) yield* item
    else yield JSON.stringify(item)
    separator = ',\n'
  }
  yield separator === '[' ? '[]' : ']'
}

function isPieces(item: object | string): item is AsyncGenerator<string> {
  return typeof item === 'object' && Symbol.asyncIterator in item
}

type Step = Promise<IteratorResult<string, unknown>>

/** Pieces of text as a body that is made no faster than it is read; `take` may say when the next one is made. */
export function toBody(
  pieces: AsyncGenerator<string>,
  take: (next: () => Step) => Step = (next) => next(),
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await take(() => pieces.next())
      if (done) controller.close()
      else controller.enqueue(encoder.encode(String(value)))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
