/** Messages: a tree for each chat, and the chosen way through it. */
import { and, asc, desc, eq, getTableColumns, ne, type SQL, sql } from 'drizzle-orm'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import type { AnswerStatus, BranchSummary, Message, MessageMetadata, Part } from '@/lib/shared/message'
import { textOf } from '@/lib/shared/message'
import type { ExchangeLeg } from '@/lib/stream/exchange'
import { type Queries, rowsOf } from './database'
import { chats, type MessageRow, messages } from './schema'
import { termsLiteral } from './search-terms'
import { storable } from './storable'

/** A message as it is read. */
export type StoredMessage = Omit<MessageRow, 'search' | 'exchange'>

const { search: _search, exchange: _exchange, ...read } = getTableColumns(messages)

/** The columns of a message that are read. */
export const MESSAGE_COLUMNS = read

/** A message as everyone sees it. */
export function toUiMessage(message: StoredMessage): Message {
  const { id, role, parts, metadata, status, createdAt, summary } = message
  const base = { createdAt: createdAt.toISOString(), ...metadata, ...(summary && { summary }) }
  if (role === 'user') return { id, role, parts, metadata: base }
  if (isRunning(message)) {
    // Of a leg before: what is being written has no end yet.
    const { status: _earlier, ...running } = base
    return { id, role, parts, metadata: running }
  }
  return { id, role, parts, metadata: { ...base, status: status as AnswerStatus } }
}

/** Text as search terms, for an insert or update. */
export function searchVector(text: string): SQL {
  return sql`array_to_tsvector(${termsLiteral(text)}::text[])`
}

const inChat = (chatId: ChatId, id: MessageId) => and(eq(messages.chatId, chatId), eq(messages.id, id))

/** One message of a chat. */
export async function findMessage(queries: Queries, chatId: ChatId, id: MessageId): Promise<StoredMessage | undefined> {
  const [message] = await queries.select(MESSAGE_COLUMNS).from(messages).where(inChat(chatId, id))
  return message
}

/** Begins a further leg of an answer that has ended; false when it has not, or was continued by somebody else. */
export async function beginLeg(queries: Queries, { chatId, answerId, leg }: Leg, idempotencyKey: string) {
  const begun = await queries
    .update(messages)
    // What it will say is in no summary that was made before.
    .set({ leg, status: 'running', summary: null, idempotencyKey, leaseUntil: leaseEnd() })
    .where(and(inChat(chatId, answerId), eq(messages.leg, leg - 1), ne(messages.status, 'running')))
    .returning({ id: messages.id })
  return begun.length > 0
}

/** The newest question that a client sent under an id with this very text. */
export async function findSentQuestion(
  queries: Queries,
  chatId: ChatId,
  clientId: MessageId,
  digest: string,
): Promise<StoredMessage | undefined> {
  const [question] = await queries
    .select(MESSAGE_COLUMNS)
    .from(messages)
    .where(and(eq(messages.chatId, chatId), eq(messages.clientId, clientId), eq(messages.digest, digest)))
    .orderBy(desc(messages.createdAt))
    .limit(1)
  return question
}

/** The newest question under an id, as its client gave it or as it is stored. */
export async function findQuestion(
  queries: Queries,
  chatId: ChatId,
  id: MessageId,
): Promise<StoredMessage | undefined> {
  const [question] = await queries
    .select(MESSAGE_COLUMNS)
    .from(messages)
    .where(and(eq(messages.chatId, chatId), eq(messages.clientId, id), eq(messages.role, 'user')))
    .orderBy(desc(messages.createdAt))
    .limit(1)
  return question ?? (await findMessage(queries, chatId, id))
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

/** What a new message brings. */
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

/** Adds a message below its parent and makes it the chosen one there. The chat's leaf is the caller's to set. */
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

/** One leg of one answer. */
export interface Leg {
  chatId: ChatId
  answerId: MessageId
  leg: number
}

/** How an answer ended. */
export interface EndedAnswer {
  parts: Part[]
  metadata: MessageMetadata
  status: string
  /** Of all legs; left as it is where what was said is not known. */
  exchange?: ExchangeLeg[]
}

/**
 * Writes down how a running answer ended; its chat is free for the next question then. False when it no longer runs:
 * it was taken for lost, and what a late producer has to say is refused.
 */
export async function finishAnswer(
  queries: Queries,
  { chatId, answerId, leg }: Leg,
  { exchange, ...ended }: EndedAnswer,
): Promise<boolean> {
  const { parts, metadata, status } = storable(ended)
  const rows = await queries
    .update(messages)
    .set({
      parts,
      metadata,
      status,
      ...(exchange && { exchange }),
      leaseUntil: null,
      search: searchVector(textOf({ parts })),
    })
    .where(and(inChat(chatId, answerId), eq(messages.status, 'running'), eq(messages.leg, leg)))
    .returning({ id: messages.id })
  if (rows.length === 0) return false
  await queries.update(chats).set({ answeredAt: new Date() }).where(eq(chats.id, chatId))
  return true
}

/** Sets what stands for the branch down to a message; null sends its messages as they are. False without such a message. */
export async function setSummary(
  queries: Queries,
  chatId: ChatId,
  id: MessageId,
  summary: BranchSummary | null,
): Promise<boolean> {
  const rows = await queries
    .update(messages)
    .set({ summary: storable(summary) })
    .where(inChat(chatId, id))
    .returning({ id: messages.id })
  return rows.length > 0
}

/** How long a producer is believed to live without another sign of it, and how often it gives one. */
export const LEASE = { lengthMs: 15_000, renewEveryMs: 5_000 } as const

/** When a lease that is taken or renewed now ends, by the clock of the database: servers' own clocks differ. */
export const leaseEnd = () => sql`now() + ${`${LEASE.lengthMs} milliseconds`}::interval`

/** Renews the leases of running answers; returns the ids of those that still run. */
export async function renewLeases(queries: Queries, legs: readonly Leg[]): Promise<Set<MessageId>> {
  const keys = legs.map(({ chatId, answerId, leg }) => sql`(${chatId}, ${answerId}, ${leg}::int)`)
  const renewed = await queries
    .update(messages)
    .set({ leaseUntil: leaseEnd() })
    .where(
      and(
        sql`(${messages.chatId}, ${messages.id}, ${messages.leg}) in (${sql.join(keys, sql`, `)})`,
        eq(messages.status, 'running'),
      ),
    )
    .returning({ id: messages.id })
  return new Set(renewed.map(({ id }) => id))
}

/** A running answer whose producer gives no sign of life. */
export interface OverdueAnswer extends Leg {
  ownerId: string
  /** As they were before this leg. */
  parts: Part[]
  metadata: MessageMetadata
  /** Changes with every sign of life. */
  leaseUntil: Date
}

/** The running answers whose lease is over; all running ones where this process is the only one that could write them. */
export async function findOverdue(queries: Queries, isAlone: boolean): Promise<OverdueAnswer[]> {
  const { chatId, id, leg, ownerId, parts, metadata, leaseUntil } = messages
  const isOver = isAlone ? undefined : sql`${leaseUntil} < now()`
  const rows = await queries
    .select({ chatId, answerId: id, leg, ownerId, parts, metadata, leaseUntil })
    .from(messages)
    .where(and(eq(messages.status, 'running'), isOver))
    .limit(MOST_OVERDUE)
  return rows.map((row) => ({ ...row, leaseUntil: row.leaseUntil ?? new Date(0) }))
}

// A bound for one look; the next one finds the rest.
const MOST_OVERDUE = 200

/** Whether a stored answer is still being written, as far as anybody knows: who finds its producer gone ends it. */
export function isRunning({ status }: Pick<StoredMessage, 'status'>): boolean {
  return status === 'running'
}

/** Which way a walk goes: to the first message, or on along the chosen children. */
type Direction = 'up' | 'down'

/** The ids on the way from a message, itself first. */
async function walk(
  queries: Queries,
  chatId: ChatId,
  from: MessageId,
  direction: Direction,
  limit: number,
): Promise<MessageId[]> {
  const next = direction === 'up' ? sql`way.parent_id` : sql`way.selected_child_id`
  const rows = await rowsOf<{ id: string }>(
    queries,
    sql`
      with recursive way as (
        select id, parent_id, selected_child_id, 1 as step
        from messages where chat_id = ${chatId} and id = ${from}
        union all
        select m.id, m.parent_id, m.selected_child_id, way.step + 1
        from way join messages m on m.chat_id = ${chatId} and m.id = ${next}
        where way.step < ${limit}
      )
      select id from way order by step`,
  )
  return rows.map(({ id }) => id)
}

/** Ids as a Postgres array; they hold letters, digits, - and _ only. */
const idsLiteral = (ids: readonly string[]) => `{${ids.map((id) => `"${id}"`).join(',')}}`

async function readMessages(queries: Queries, chatId: ChatId, ids: readonly MessageId[]): Promise<StoredMessage[]> {
  if (ids.length === 0) return []
  return queries.select(MESSAGE_COLUMNS).from(messages).where(amongIds(chatId, ids)).orderBy(asc(messages.depth))
}

function amongIds(chatId: ChatId, ids: readonly MessageId[]) {
  return and(eq(messages.chatId, chatId), sql`${messages.id} = any(${idsLiteral(ids)}::text[])`)
}

// Far beyond what a person reads, and a bound all the same.
const WHOLE = 100_000

/** The branch that ends with a message, from its first message on; at most the last `limit` of it. */
export async function readBranch(
  queries: Queries,
  chatId: ChatId,
  leafId: MessageId | null,
  limit = WHOLE,
): Promise<StoredMessage[]> {
  if (leafId === null) return []
  return readMessages(queries, chatId, await walk(queries, chatId, leafId, 'up', limit))
}

const { id, role, status, parts, exchange, leg, summary } = messages
const TURN_COLUMNS = { id, role, status, parts, exchange, leg, summary }

/** The branch that ends with a message, as a request is made of it. */
export async function readTurns(queries: Queries, chatId: ChatId, leafId: MessageId | null): Promise<StoredTurn[]> {
  if (leafId === null) return []
  const ids = await walk(queries, chatId, leafId, 'up', WHOLE)
  return queries.select(TURN_COLUMNS).from(messages).where(amongIds(chatId, ids)).orderBy(asc(messages.depth))
}

/** A message as a request is made of it. */
export type StoredTurn = Pick<MessageRow, keyof typeof TURN_COLUMNS>

/** The messages after one along the chosen way, at most `limit`. */
export async function readOnward(
  queries: Queries,
  chatId: ChatId,
  from: MessageId,
  limit: number,
): Promise<StoredMessage[]> {
  const ids = await walk(queries, chatId, from, 'down', limit + 1)
  return readMessages(queries, chatId, ids.slice(1))
}

/** For each message that has siblings: all of them in order of time, itself included. */
export async function readVersions(
  queries: Queries,
  chatId: ChatId,
  branch: readonly StoredMessage[],
): Promise<Record<MessageId, MessageId[]>> {
  if (branch.length === 0) return {}
  const parents = branch.flatMap(({ parentId }) => parentId ?? [])
  const hasFirst = branch.some(({ parentId }) => parentId === null)
  const rows = await queries
    .select({ id: messages.id, parentId: messages.parentId })
    .from(messages)
    .where(
      and(
        eq(messages.chatId, chatId),
        sql`(${messages.parentId} = any(${idsLiteral(parents)}::text[]) ${hasFirst ? sql`or ${messages.parentId} is null` : sql``})`,
      ),
    )
    .orderBy(asc(messages.createdAt), asc(messages.id))
  const families = new Map<string | null, MessageId[]>()
  for (const { id, parentId } of rows) families.set(parentId, [...(families.get(parentId) ?? []), id])
  const versions: Record<MessageId, MessageId[]> = {}
  for (const { id, parentId } of branch) {
    const family = families.get(parentId) ?? []
    if (family.length > 1) versions[id] = family
  }
  return versions
}

/**
 * Makes the branch through a message the chosen one: the ways above lead to it, and below it what was chosen there
 * last. Returns false when the chat has no such message.
 */
export async function selectMessage(queries: Queries, chatId: ChatId, id: MessageId): Promise<boolean> {
  const up = await walk(queries, chatId, id, 'up', WHOLE)
  const first = up.at(-1)
  if (first === undefined) return false
  await queries.execute(sql`
    update messages parent set selected_child_id = child.id
    from messages child
    where child.chat_id = ${chatId} and child.id = any(${idsLiteral(up)}::text[])
      and parent.chat_id = ${chatId} and parent.id = child.parent_id
      and parent.selected_child_id is distinct from child.id`)
  const down = await walk(queries, chatId, id, 'down', WHOLE)
  await queries
    .update(chats)
    .set({ firstId: first, leafId: down.at(-1) ?? id })
    .where(eq(chats.id, chatId))
  return true
}
