/** Single messages: found, added and shown. Whole branches are read in branches.ts. */
import { and, asc, desc, eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm'
import type { AnswerId, ChatId, MessageId } from '@/lib/shared/ids'
import type { AnswerStatus, Message, MessageMetadata, Part } from '@/lib/shared/message'
import { textOf } from '@/lib/shared/message'
import type { Queries } from './database'
import { chats, type MessageRow, messages } from './schema'
import { termsLiteral } from './search/search-terms'
import { storable } from './storable'

/** A message as it is read. */
export type StoredMessage = Omit<MessageRow, 'search' | 'transcript'>

const { search: _search, transcript: _transcript, ...read } = getTableColumns(messages)

/** The columns of a message that are read. */
export const MESSAGE_COLUMNS = read

/** A message as everyone sees it. */
export function toUiMessage(message: StoredMessage): Message {
  const { id, role, parts, metadata, status, createdAt, summary } = message
  const base = { createdAt: createdAt.toISOString(), ...metadata, ...(summary && { summary }) }
  if (role === 'user') return { id, role, parts, metadata: base }
  if (isRunning(message)) {
    // Of an earlier segment: the current one has no end yet.
    const { status: _earlier, ...running } = base
    return { id, role, parts, metadata: running }
  }
  return { id, role, parts, metadata: { ...base, status: status as AnswerStatus } }
}

/** Whether a stored answer is still being written; recovery ends it if its producer is gone. */
export function isRunning({ status }: Pick<StoredMessage, 'status'>): boolean {
  return status === 'running'
}

/** Text as search terms, for an insert or update. */
export function searchVector(text: string): SQL {
  return vectorOf(termsLiteral(text))
}

/** The same for ready-made terms. */
export const vectorOf = (literal: string): SQL => sql`array_to_tsvector(${literal}::text[])`

/** The condition for one message. */
export const inChat = (chatId: ChatId, id: MessageId) => and(eq(messages.chatId, chatId), eq(messages.id, id))

/** One message of a chat. */
export async function findMessage(queries: Queries, chatId: ChatId, id: MessageId): Promise<StoredMessage | undefined> {
  const [message] = await queries.select(MESSAGE_COLUMNS).from(messages).where(inChat(chatId, id))
  return message
}

/** The state of a message, without its content, which may be megabytes. */
export async function findStanding(
  queries: Queries,
  chatId: ChatId,
  id: MessageId,
): Promise<Pick<StoredMessage, 'id' | 'segment' | 'status'> | undefined> {
  const { id: ownId, segment, status } = messages
  const [standing] = await queries.select({ id: ownId, segment, status }).from(messages).where(inChat(chatId, id))
  return standing
}

/** Every message of a chat with its selected child, parents first. */
export function listSelections(
  queries: Queries,
  chatId: ChatId,
): Promise<Array<Pick<StoredMessage, 'id' | 'selectedChildId'>>> {
  return queries
    .select({ id: messages.id, selectedChildId: messages.selectedChildId })
    .from(messages)
    .where(eq(messages.chatId, chatId))
    .orderBy(asc(messages.depth), asc(messages.createdAt), asc(messages.id))
}

/** The ids of a person's running answers. */
export async function listRunningAnswers(queries: Queries, ownerId: string): Promise<AnswerId[]> {
  const rows = await queries
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.ownerId, ownerId), eq(messages.status, 'running')))
  return rows.map(({ id }) => id)
}

/** A person's newest answer, wherever it stands; undefined where there is none. */
export async function findLatestAnswer(
  queries: Queries,
  ownerId: string | undefined,
): Promise<Pick<StoredMessage, 'chatId' | 'id'> | undefined> {
  if (ownerId === undefined) return undefined
  const { chatId, id } = messages
  const [latest] = await queries
    .select({ chatId, id })
    .from(messages)
    .innerJoin(chats, eq(chats.id, chatId))
    .where(and(eq(messages.ownerId, ownerId), eq(messages.role, 'assistant'), isNull(chats.deletedAt)))
    // As the index has it.
    .orderBy(sql`${messages.createdAt} desc nulls first`, desc(id))
    .limit(1)
  return latest
}

/** The newest child of a message. */
export async function newestChild(
  queries: Queries,
  chatId: ChatId,
  parentId: MessageId,
): Promise<StoredMessage | undefined> {
  const [child] = await queries
    .select(MESSAGE_COLUMNS)
    .from(messages)
    .where(and(eq(messages.chatId, chatId), eq(messages.parentId, parentId)))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(1)
  return child
}

/** A message to be added. */
export interface NewMessage {
  chatId: ChatId
  id: MessageId
  ownerId: string
  parent: Pick<StoredMessage, 'id' | 'depth'> | undefined
  role: 'user' | 'assistant'
  status: string
  parts: Part[]
  metadata: MessageMetadata
  createdAt?: Date
  clientId?: MessageId
  digest?: string
  idempotencyKey?: string | undefined
  leaseUntil?: SQL
}

/** Adds a message below its parent and selects it there. The caller sets the chat's leaf. */
export async function addMessage(queries: Queries, { parent, parts, ...rest }: NewMessage): Promise<StoredMessage> {
  const fields = { ...rest, parts: storable(parts) }
  const [message] = await queries
    .insert(messages)
    .values({
      ...fields,
      parentId: parent?.id ?? null,
      depth: (parent?.depth ?? 0) + 1,
      search: searchVector(textOf(fields)),
    })
    .returning(MESSAGE_COLUMNS)
  if (!message) throw new Error('the message was not stored')
  await selectChild(queries, fields.chatId, parent?.id, fields.id)
  return message
}

async function selectChild(queries: Queries, chatId: ChatId, parentId: MessageId | undefined, childId: MessageId) {
  if (parentId === undefined) await queries.update(chats).set({ firstId: childId }).where(eq(chats.id, chatId))
  else await queries.update(messages).set({ selectedChildId: childId }).where(inChat(chatId, parentId))
}
