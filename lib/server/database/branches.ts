/** Branches of a chat's tree of messages: read, selected, summarised. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import type { BranchSummary } from '@/lib/shared/message'
import { type Queries, rowsOf } from './database'
import { inChat, MESSAGE_COLUMNS, type StoredMessage } from './messages'
import { chats, type MessageRow, messages } from './schema'
import { storable } from './storable'

/** The direction of a walk: up to the first message, or down along the selected children. */
type Direction = 'up' | 'down'

/** How far a walk goes: it ends with the message that reaches one of these limits. */
export interface WalkLimits {
  messages: number
  /** Of the messages' parts as JSON. */
  bytes?: number | undefined
  /** Ends at the first message with a summary, other than the start. */
  untilSummary?: boolean
}

/**
 * The ids along a walk, the start first. Each step reads one row by its key: without statistics the planner expects a
 * chat to have few rows and would read all of them at every step.
 */
async function walk(
  queries: Queries,
  chatId: ChatId,
  from: MessageId,
  direction: Direction,
  limits: WalkLimits,
): Promise<MessageId[]> {
  const next = direction === 'up' ? sql`way.parent_id` : sql`way.selected_child_id`
  const { bytes, untilSummary = false } = limits
  // Measuring parts means reading them.
  const size = bytes === undefined ? sql`0` : sql`octet_length(m.parts::text)`
  const rows = await rowsOf<{ id: string }>(
    queries,
    sql`
      with recursive way as (
        select id, parent_id, selected_child_id, 1 as step, ${size} as bytes, false as is_end
        from messages m where chat_id = ${chatId} and id = ${from}
        union all
        select m.id, m.parent_id, m.selected_child_id, way.step + 1, way.bytes + m.bytes, m.is_end
        from way cross join lateral (
          select
            m.id, m.parent_id, m.selected_child_id, ${size} as bytes,
            ${untilSummary ? sql`m.summary is not null` : sql`false`} as is_end
          from messages m where m.chat_id = ${chatId} and m.id = ${next} limit 1
        ) m
        where not way.is_end and way.step < ${limits.messages} and way.bytes < ${bytes ?? 1}
      )
      select id from way order by step`,
  )
  return rows.map(({ id }) => id)
}

/** Ids as a Postgres array; they contain only letters, digits, - and _. */
const idsLiteral = (ids: readonly string[]) => `{${ids.map((id) => `"${id}"`).join(',')}}`

/** The ids of the branch that ends with a message, in order. */
export async function readBranchIds(queries: Queries, chatId: ChatId, leafId: MessageId | null): Promise<MessageId[]> {
  return leafId === null ? [] : (await walk(queries, chatId, leafId, 'up', { messages: WHOLE })).reverse()
}

/** The messages with these ids, parents before children. */
export async function readMessages(
  queries: Queries,
  chatId: ChatId,
  ids: readonly MessageId[],
): Promise<StoredMessage[]> {
  if (ids.length === 0) return []
  const found = queries.select(MESSAGE_COLUMNS).from(messages).where(isWanted(chatId)).limit(1).as('found')
  return queries.select(found._.selectedFields).from(wantedOf(ids)).crossJoinLateral(found).orderBy(asc(found.depth))
}

/** The ids as rows, so that messages are looked up by key whatever the planner's statistics say. */
const wantedOf = (ids: readonly MessageId[]) => sql`unnest(${idsLiteral(ids)}::text[]) as wanted(id)`
const isWanted = (chatId: ChatId) => and(eq(messages.chatId, chatId), sql`${messages.id} = wanted.id`)

// Far more than a person reads, but a bound.
const WHOLE = 100_000

/** The branch that ends with a message, in order; only its end where it exceeds the limits. */
export async function readBranch(
  queries: Queries,
  chatId: ChatId,
  leafId: MessageId | null,
  limits: WalkLimits = { messages: WHOLE },
): Promise<StoredMessage[]> {
  if (leafId === null) return []
  return readMessages(queries, chatId, await walk(queries, chatId, leafId, 'up', limits))
}

const { id, role, status, parts, transcript, segment, summary, depth } = messages
const TURN_COLUMNS = { id, role, status, parts, transcript, segment, summary }

/**
 * The most bytes of a branch that a request contains: more than any model reads. All of it is read, parsed and sent
 * with every question.
 */
export const MAX_TURN_BYTES = 8_000_000

/** The end of a branch. */
export interface BranchEnd {
  turns: StoredTurn[]
  /** It begins neither with the branch nor with a summary, because the branch exceeds the limit. */
  isCut: boolean
}

/** The part of a branch that a request needs: from the newest summary to its last message. */
export async function readTurns(queries: Queries, chatId: ChatId, leafId: MessageId | null): Promise<BranchEnd> {
  if (leafId === null) return { turns: [], isCut: false }
  const limits = { messages: WHOLE, bytes: MAX_TURN_BYTES, untilSummary: true }
  const ids = await walk(queries, chatId, leafId, 'up', limits)
  const columns = { ...TURN_COLUMNS, depth }
  const found = queries.select(columns).from(messages).where(isWanted(chatId)).limit(1).as('found')
  const rows = await queries
    .select(found._.selectedFields)
    .from(wantedOf(ids))
    .crossJoinLateral(found)
    .orderBy(asc(found.depth))
  const [first] = rows
  const isWhole = !first || first.depth === 1 || (first.summary !== null && rows.length > 1)
  return { turns: rows.map(({ depth: _depth, ...turn }) => turn), isCut: !isWhole }
}

/** A message with what a request needs of it. */
export type StoredTurn = Pick<MessageRow, keyof typeof TURN_COLUMNS>

/** The size of the last message of a chat's branch in bytes, 0 when there is none. */
export async function bytesAtEnd(queries: Queries, chatId: ChatId, ownerId: string): Promise<number> {
  const [row] = await rowsOf<{ bytes: number }>(
    queries,
    sql`
      select octet_length(m.parts::text) as bytes
      from chats c join messages m on m.chat_id = c.id and m.id = c.leaf_id
      where c.id = ${chatId} and c.owner_id = ${ownerId}`,
  )
  return row?.bytes ?? 0
}

/** The messages after one along the selected children, as many as the limits allow. */
export async function readOnward(
  queries: Queries,
  chatId: ChatId,
  from: MessageId,
  limits: WalkLimits,
): Promise<StoredMessage[]> {
  const ids = await walk(queries, chatId, from, 'down', { ...limits, messages: limits.messages + 1 })
  return readMessages(queries, chatId, ids.slice(1))
}

/** For each message with siblings: all of them in order of time, itself included. */
export async function readVersions(
  queries: Queries,
  chatId: ChatId,
  branch: ReadonlyArray<Pick<StoredMessage, 'id' | 'parentId'>>,
): Promise<Record<MessageId, MessageId[]>> {
  if (branch.length === 0) return {}
  const parents = branch.flatMap(({ parentId }) => parentId ?? [])
  const hasFirst = branch.some(({ parentId }) => parentId === null)
  const siblings = sql`order by m.created_at, m.id limit ${WHOLE}`
  const rows = await rowsOf<{ id: MessageId; parentId: MessageId | null }>(
    queries,
    sql`
      select m.id, m.parent_id as "parentId"
      from unnest(${idsLiteral(parents)}::text[]) as parent(id) cross join lateral (
        select m.id, m.parent_id, m.created_at from messages m
        where m.chat_id = ${chatId} and m.parent_id = parent.id ${siblings}
      ) m
      ${hasFirst ? sql`union all select * from (select m.id, m.parent_id from messages m where m.chat_id = ${chatId} and m.parent_id is null ${siblings}) m` : sql``}`,
  )
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
 * Selects the branch through a message: its ancestors lead to it, and below it the last selection stays. Returns false
 * when the chat has no such message.
 */
export async function selectMessage(queries: Queries, chatId: ChatId, id: MessageId): Promise<boolean> {
  const up = await walk(queries, chatId, id, 'up', { messages: WHOLE })
  const first = up.at(-1)
  if (first === undefined) return false
  // Only where another child was selected, which is usually one place.
  await queries.execute(sql`
    update messages parent set selected_child_id = way.id
    from (
      select m.id, m.parent_id
      from unnest(${idsLiteral(up)}::text[]) as child(id) cross join lateral (
        select m.id, m.parent_id from messages m where m.chat_id = ${chatId} and m.id = child.id limit 1
      ) m
      cross join lateral (
        select p.selected_child_id from messages p where p.chat_id = ${chatId} and p.id = m.parent_id limit 1
      ) p
      where p.selected_child_id is distinct from m.id
      offset 0
    ) way
    where parent.chat_id = ${chatId} and parent.id = way.parent_id`)
  const down = await walk(queries, chatId, id, 'down', { messages: WHOLE })
  await queries
    .update(chats)
    .set({ firstId: first, leafId: down.at(-1) ?? id })
    .where(eq(chats.id, chatId))
  return true
}

/** Sets the summary of the branch down to a message; null removes it. False when there is no such message. */
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
