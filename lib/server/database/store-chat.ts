/** Stores a whole chat at once: the copy of a share, or an imported conversation. */
import { eq, sql } from 'drizzle-orm'
import type { PgInsertValue } from 'drizzle-orm/pg-core'
import { restFrom } from '@/lib/server/give-way'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import { type AnswerStatus, type MessageMetadata, type Part, textOf } from '@/lib/shared/message'
import type { Slices } from '@/lib/shared/slices'
import type { Database, Queries } from './database'
import { searchVector } from './messages'
import { chats, files, messages, recordings } from './schema'

/** A message of a chat that is stored at once. */
export interface TreeMessage {
  id: MessageId
  parentId: MessageId | null
  role: 'user' | 'assistant'
  status: AnswerStatus
  parts: Part[]
  metadata: MessageMetadata
  createdAt: Date
}

/** A chat that is stored at once. */
export interface WholeChat {
  id: ChatId
  ownerId: string
  title: string
  titleSource: 'question' | 'person'
  createdAt: Date
  /** Every parent before its children. */
  messages: readonly TreeMessage[]
  /** The last message of the selected branch. */
  leafId: MessageId
  /** For messages off the selected branch, the selected child; the newest by default. */
  selected?: ReadonlyMap<MessageId, MessageId>
}

/** Messages in one statement: on a database with one connection others wait for its end. */
const ROWS_AT_ONCE = 25
const CHARACTERS_AT_ONCE = 20_000
/** For this long a chat that is being stored is not cleared away. */
const STORING_LIMIT_MS = 15 * 60_000
const ROW_COST = 30
/** From this many messages on the table is analysed: without statistics the planner expects a row or two for a chat. */
const LARGE_CHAT = 150

/**
 * Stores the chat in many short statements, hidden until the last one; false when its id is taken. If the server dies,
 * the rest is cleared away like a deleted chat.
 */
export async function storeChat(
  { queries, transaction }: Pick<Database, 'queries' | 'transaction'>,
  chat: WholeChat,
  slices: Slices,
): Promise<boolean> {
  const branches = waysThrough(chat)
  const isFree = await transaction(
    async (inner) => (await clearDeleted(inner, chat.id)) && (await insertChat(inner, chat, branches)),
  )
  if (!isFree) return false
  const own = eq(chats.id, chat.id)
  try {
    for await (const rows of rowsOf(chat, branches, slices)) {
      const startedAt = performance.now()
      await queries.insert(messages).values(rows)
      await restFrom(performance.now() - startedAt)
    }
    if (chat.messages.length >= LARGE_CHAT) await queries.execute(sql`analyze messages (chat_id, parent_id, client_id)`)
    const shown = await queries.update(chats).set({ deletedAt: null }).where(own).returning({ id: chats.id })
    return shown.length > 0
  } catch (error) {
    // If even this fails, it stays hidden until it is cleared away.
    await queries
      .delete(chats)
      .where(own)
      .catch(() => undefined)
    throw error
  }
}

async function insertChat(queries: Queries, chat: WholeChat, branches: Branches): Promise<boolean> {
  const { id, ownerId, title, titleSource, createdAt } = chat
  const lastOf = (role: 'user' | 'assistant') => chat.messages.findLast((message) => message.role === role)
  const made = await queries
    .insert(chats)
    .values({
      id,
      ownerId,
      title,
      titleSource,
      createdAt,
      search: searchVector(title),
      firstId: branches.firstId,
      leafId: chat.leafId,
      answerId: lastOf('assistant')?.id ?? null,
      askedAt: lastOf('user')?.createdAt ?? createdAt,
      answeredAt: lastOf('assistant')?.createdAt ?? null,
      // A chat is stored as read.
      readAt: new Date(),
      deletedAt: new Date(Date.now() + STORING_LIMIT_MS),
    })
    .onConflictDoNothing()
    .returning({ id: chats.id })
  return made.length > 0
}

async function* rowsOf(chat: WholeChat, branches: Branches, slices: Slices) {
  let rows: Row[] = []
  let characters = 0
  for (const message of chat.messages) {
    const text = textOf(message)
    rows.push({
      ...message,
      chatId: chat.id,
      ownerId: chat.ownerId,
      depth: branches.depths.get(message.id) ?? 1,
      selectedChildId: branches.selected.get(message.id) ?? null,
      search: searchVector(text),
    })
    await slices.spend(ROW_COST + text.length)
    characters += text.length
    if (rows.length < ROWS_AT_ONCE && characters < CHARACTERS_AT_ONCE) continue
    yield rows
    rows = []
    characters = 0
  }
  if (rows.length > 0) yield rows
}

/**
 * Removes a chat that its owner had deleted, so that it can be stored again; false when it exists or is being stored.
 */
async function clearDeleted(queries: Queries, id: ChatId): Promise<boolean> {
  const [chat] = await queries.select({ deletedAt: chats.deletedAt }).from(chats).where(eq(chats.id, id))
  if (!chat) return true
  if (chat.deletedAt === null || chat.deletedAt.getTime() > Date.now()) return false
  await queries.delete(recordings).where(eq(recordings.chatId, id))
  // Files without a chat are cleared away like unused uploads, wherever their contents are.
  await queries.update(files).set({ chatId: null }).where(eq(files.chatId, id))
  await queries.delete(chats).where(eq(chats.id, id))
  return true
}

type Row = PgInsertValue<typeof messages>

type Branches = ReturnType<typeof waysThrough>

function waysThrough({ messages: all, leafId, selected: wished }: WholeChat) {
  const depths = new Map<MessageId, number>()
  const parents = new Map<MessageId, MessageId | null>()
  const selected = new Map<MessageId, MessageId>()
  for (const { id, parentId } of all) {
    depths.set(id, parentId === null ? 1 : (depths.get(parentId) ?? 0) + 1)
    parents.set(id, parentId)
    // The newest comes last and wins.
    if (parentId !== null) selected.set(parentId, id)
  }
  for (const [parent, child] of wished ?? []) if (parents.get(child) === parent) selected.set(parent, child)
  let firstId = leafId
  for (let parent = parents.get(leafId); parent != null; parent = parents.get(firstId)) {
    selected.set(parent, firstId)
    firstId = parent
  }
  return { depths, selected, firstId }
}
