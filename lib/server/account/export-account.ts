/** Everything stored about a person, as JSON written while it is read. */
import type { Queries } from '@/lib/server/database/database'
import {
  findPerson,
  listIdentities,
  PAGE_ROWS,
  pageOfChats,
  pageOfFiles,
  pageOfMessages,
  pageOfShares,
  pageOfUsage,
} from '@/lib/server/database/people/account-rows'
import { replaysOfShare } from '@/lib/server/database/share-replays'

/** The pieces of one JSON document; together they parse. It includes deleted chats that can still be restored. */
export async function* exportAccount(queries: Queries, userId: string, at: Date): AsyncGenerator<string> {
  const person = await findPerson(queries, userId)
  const linked = await listIdentities(queries, userId)
  const { isGuest, name, email, preferences, createdAt } = person ?? {}
  const head = { format: 'firstword-account', version: 1, exportedAt: at, person: { isGuest, name, email, createdAt } }
  yield `${JSON.stringify({ ...head, identities: linked, preferences }).slice(0, -1)},\n"chats":`
  yield* jsonArray(eachChat(queries, userId))
  yield ',\n"files":'
  yield* jsonArray(eachPage((after) => pageOfFiles(queries, userId, after)))
  yield ',\n"shares":'
  yield* jsonArray(eachShare(queries, userId))
  yield ',\n"usage":'
  yield* jsonArray(eachPage((after) => pageOfUsage(queries, userId, after)))
  yield '}\n'
}

/** Each chat with its whole tree, in several pieces. */
async function* eachChat(queries: Queries, userId: string): AsyncGenerator<string | AsyncGenerator<string>> {
  const rows = eachPage((after) => pageOfChats(queries, userId, after))
  for await (const chat of rows) yield writeChat(queries, chat)
}

async function* writeChat(queries: Queries, chat: { id: string }): AsyncGenerator<string> {
  yield `${JSON.stringify(chat).slice(0, -1)},"messages":`
  yield* jsonArray(eachPage((after) => pageOfMessages(queries, chat.id, after)))
  yield '}'
}

/** Each share with its replays, which may be megabytes. */
async function* eachShare(queries: Queries, userId: string): AsyncGenerator<object> {
  for await (const share of eachPage((after) => pageOfShares(queries, userId, after))) {
    yield { ...share, replays: await replaysOfShare(queries, share.id) }
  }
}

/** Rows page by page, each page after the last row's id. */
async function* eachPage<Row extends { id: string }>(read: (after: string | undefined) => Promise<Row[]>) {
  let after: string | undefined
  for (;;) {
    const rows = await read(after)
    yield* rows
    after = rows.at(-1)?.id
    if (rows.length < PAGE_ROWS) return
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

/** Pieces of text as a body that is produced no faster than it is read; `take` may delay the next piece. */
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
