/** Stores a whole chat at once: the copy of a share, or an imported conversation. */
import { eq } from 'drizzle-orm'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import { type AnswerStatus, type MessageMetadata, type Part, textOf } from '@/lib/shared/message'
import type { Queries } from './database'
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
  /** The last message of the chosen branch. */
  leafId: MessageId
  /** For messages off the chosen branch, the child to go on with; else the newest. */
  selected?: ReadonlyMap<MessageId, MessageId>
}

// A statement takes 65,535 values at most.
const ROWS_AT_ONCE = 500

/** Stores the chat; false when its id is taken. To be run in a transaction. */
export async function storeChat(queries: Queries, chat: WholeChat): Promise<boolean> {
  const { id, ownerId, title, titleSource, createdAt } = chat
  const ways = waysThrough(chat)
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
      firstId: ways.firstId,
      leafId: chat.leafId,
      answerId: lastOf('assistant')?.id ?? null,
      askedAt: lastOf('user')?.createdAt ?? createdAt,
      answeredAt: lastOf('assistant')?.createdAt ?? null,
      // Whoever stores a chat has seen it.
      readAt: new Date(),
    })
    .onConflictDoNothing()
    .returning({ id: chats.id })
  if (made.length === 0) return false
  const rows = chat.messages.map((message) => ({
    ...message,
    chatId: id,
    ownerId,
    depth: ways.depths.get(message.id) ?? 1,
    selectedChildId: ways.selected.get(message.id) ?? null,
    search: searchVector(textOf(message)),
  }))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await queries.insert(messages).values(rows.slice(from, from + ROWS_AT_ONCE))
  }
  return true
}

/** Removes a chat that its owner had deleted, so that it can be stored anew; false when it is there and not deleted. */
export async function clearDeleted(queries: Queries, id: ChatId): Promise<boolean> {
  const [chat] = await queries.select({ deletedAt: chats.deletedAt }).from(chats).where(eq(chats.id, id))
  if (chat?.deletedAt === null) return false
  if (!chat) return true
  await queries.delete(recordings).where(eq(recordings.chatId, id))
  // Without a chat they are cleared away like files that no question took, wherever their contents are.
  await queries.update(files).set({ chatId: null }).where(eq(files.chatId, id))
  await queries.delete(chats).where(eq(chats.id, id))
  return true
}

function waysThrough({ messages: all, leafId, selected: wished }: WholeChat) {
  const depths = new Map<MessageId, number>()
  const parents = new Map<MessageId, MessageId | null>()
  const selected = new Map<MessageId, MessageId>()
  for (const { id, parentId } of all) {
    depths.set(id, parentId === null ? 1 : (depths.get(parentId) ?? 0) + 1)
    parents.set(id, parentId)
    // The newest comes last, and so stays.
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
