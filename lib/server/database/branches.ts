/** The ways through a chat's tree of messages: read, chosen, summed up. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import type { BranchSummary } from '@/lib/shared/message'
import { type Queries, rowsOf } from './database'
import { inChat, MESSAGE_COLUMNS, type StoredMessage } from './messages'
import { chats, type MessageRow, messages } from './schema'
import { storable } from './storable'

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

/** The ids of the branch that ends with a message, its first one first. */
export async function readBranchIds(queries: Queries, chatId: ChatId, leafId: MessageId | null): Promise<MessageId[]> {
  return leafId === null ? [] : (await walk(queries, chatId, leafId, 'up', WHOLE)).reverse()
}

/** The messages of some ids, those above before those below. */
export async function readMessages(
  queries: Queries,
  chatId: ChatId,
  ids: readonly MessageId[],
): Promise<StoredMessage[]> {
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
  for (const { id, parentId } of rows) {
    const family = families.get(parentId)
    if (family) family.push(id)
    else families.set(parentId, [id])
  }
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
