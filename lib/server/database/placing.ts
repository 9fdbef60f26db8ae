/**
 * Finds a question's place in its chat's tree in one statement and stores it in another. Nothing is locked in between:
 * the second statement takes effect only if the chat has not changed, and whoever loses the race reads again.
 */
import { sql } from 'drizzle-orm'
import type { HoldPolicy } from '@/lib/shared/hold'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import { type Part, textOf } from '@/lib/shared/message'
import { MAX_TURN_BYTES, type StoredTurn } from './branches'
import { type Queries, rowsOf } from './database'
import { searchVector } from './messages'
import { leaseEnd } from './segments'
import { storable } from './storable'

/** Identifies the question to be placed. */
export interface QuestionKey {
  chatId: ChatId
  /** Who asks. */
  askerId: string
  /** The client's id of the question, and the digest of its content. */
  clientId: MessageId
  digest: string
  /** The question to be answered again, or its answer. */
  regenerates: MessageId | undefined
  /** The parent message; undefined leaves it to the chat, null is the root. */
  parentId: MessageId | null | undefined
}

/** What already exists. */
export interface Place {
  /** The current id of the asker, who may be a moved guest. Undefined for a deleted one. */
  ownerId: string | undefined
  chat: PlacedChat | undefined
  /** The same question, if it is stored. */
  sent: SentQuestion | undefined
  /** A question with the same id and other content. */
  isEdit: boolean
  /** The parent of a new question; null at the root, undefined when the chat has no such message. */
  parent: { id: MessageId; depth: number } | null | undefined
  /** The branch to send to the model, from its newest summary to the stored question. */
  turns: StoredTurn[]
  /** The branch exceeds the limit of a request: its turns were not read. */
  isCut: boolean
}

/** A stored question and its newest answer. */
interface SentQuestion {
  id: MessageId
  depth: number
  newestAnswer: { id: MessageId; idempotencyKey: string | null } | null
}

/** The chat as it was read. */
interface PlacedChat {
  id: ChatId
  /** Its owner. */
  ownerId: string
  isDeleted: boolean
  kind: 'chat' | 'document'
  /** Whether its newest answer is still being written. */
  isRunning: boolean
  allowedTools: string[]
  holdPolicy: HoldPolicy | null
  /** Changes with every change of its row. */
  version: string
}

interface Row {
  owner: string | null
  chat: PlacedChat | null
  sent: SentQuestion | null
  is_edit: boolean
  below: MessageId | null
  parent: { id: MessageId; depth: number } | null
  turns: StoredTurn[]
  is_cut: boolean
}

/** What a turn contributes to a request. */
const TURN_BYTES = sql`octet_length(m.parts::text) + coalesce(octet_length(m.transcript::text), 0)`

/** Reads everything that a question's place depends on, in one snapshot. */
export async function readPlace(queries: Queries, wanted: QuestionKey): Promise<Place> {
  const { chatId, askerId, clientId, digest, regenerates = null, parentId } = wanted
  const [row] = await rowsOf<Row>(
    queries,
    sql`
      with recursive
      chat as (select *, xmin::text as version from chats where id = ${chatId}),
      own as not materialized (select id, parent_id, role, depth, client_id, digest, created_at from messages where chat_id = ${chatId}),
      named as (select case when role = 'user' then id else parent_id end as id from own where id = ${regenerates}::text),
      sent as (
        select coalesce(
          (select id from named),
          (
            select id from own where client_id = ${clientId} and digest = ${digest}
            order by created_at desc limit 1
          )
        ) as id
      ),
      edited as (
        select coalesce(
          (
            select id from own where client_id = ${clientId} and role = 'user'
            order by created_at desc limit 1
          ),
          (select id from own where id = ${clientId})
        ) as id
      ),
      below as (
        select case
          when ${parentId !== undefined}::boolean then ${parentId ?? null}::text
          when (select id from edited) is not null then (select parent_id from own where id = (select id from edited))
          else (select leaf_id from chat)
        end as id
      ),
      way as (
        select id, parent_id, summary is not null as is_end, ${TURN_BYTES} as bytes
        from messages m
        where chat_id = ${chatId} and id = coalesce((select id from sent), (select id from below))
        union all
        -- One row by its key at each step, and below for each turn: see walk in branches.ts.
        select m.id, m.parent_id, m.is_end, way.bytes + m.bytes from way cross join lateral (
          select m.id, m.parent_id, m.summary is not null as is_end, ${TURN_BYTES} as bytes
          from messages m where m.chat_id = ${chatId} and m.id = way.parent_id limit 1
        ) m
        where not way.is_end and way.bytes <= ${MAX_TURN_BYTES}
      )
      select
        (select coalesce(moved_to, id) from users where id = ${askerId}) as owner,
        (
          select json_build_object(
            'id', id, 'ownerId', owner_id, 'isDeleted', deleted_at is not null, 'kind', kind, 'allowedTools', allowed_tools,
            'holdPolicy', hold_policy, 'version', version, 'isRunning', exists (
              select from messages m where m.chat_id = ${chatId} and m.id = chat.answer_id and m.status = 'running'
            )
          )
          from chat
        ) as chat,
        (
          select json_build_object('id', own.id, 'depth', own.depth, 'newestAnswer', (
            select json_build_object('id', m.id, 'idempotencyKey', m.idempotency_key)
            from messages m where m.chat_id = ${chatId} and m.parent_id = own.id
            order by m.created_at desc, m.id desc limit 1
          ))
          from own where own.id = (select id from sent)
        ) as sent,
        (select id is not null from edited) as is_edit,
        (select id from below) as below,
        (
          select json_build_object('id', m.id, 'depth', m.depth)
          from messages m where m.chat_id = ${chatId} and m.id = (select id from below)
        ) as parent,
        (select coalesce(max(bytes), 0) > ${MAX_TURN_BYTES} from way) as is_cut,
        (
          select coalesce(json_agg(json_build_object(
            'id', m.id, 'role', m.role, 'status', m.status, 'parts', m.parts, 'transcript', m.transcript, 'segment', m.segment,
            'summary', m.summary
          ) order by m.depth), '[]')
          from way cross join lateral (
            select * from messages where chat_id = ${chatId} and id = way.id limit 1
          ) m
          where (select max(bytes) from way) <= ${MAX_TURN_BYTES}
        ) as turns`,
  )
  if (!row) throw new Error('a question’s place was not read')
  const { owner, chat, sent, is_edit: isEdit, below, parent, turns, is_cut: isCut } = row
  return {
    ownerId: owner ?? undefined,
    chat: chat ?? undefined,
    sent: sent ?? undefined,
    isEdit,
    parent: below === null ? null : (parent ?? undefined),
    turns,
    isCut,
  }
}

/** A question and its new answer, to be stored. */
export interface NewTurn {
  chatId: ChatId
  ownerId: string
  /** Of the chat when it was read; undefined creates the chat. */
  version: string | undefined
  /** The title of a new chat, and what it is. */
  title: string
  kind?: 'document' | undefined
  answerId: MessageId
  /** Set when the request for the answer has a key. */
  idempotencyKey: string | undefined
  question: NewQuestion | StoredQuestion
}

/** A new one, stored with its answer. */
interface NewQuestion {
  kind: 'new'
  id: MessageId
  clientId: MessageId
  digest: string
  parent: { id: MessageId; depth: number } | null
  parts: Part[]
}

/** A stored one that gets another answer; `depth` is its own. */
interface StoredQuestion {
  kind: 'stored'
  id: MessageId
  depth: number
}

/**
 * Stores a question, unless it exists, and a place for its answer, in one statement. False, with nothing stored, when
 * the chat has changed since it was read or has another owner.
 */
export async function storeTurn(queries: Queries, turn: NewTurn): Promise<boolean> {
  const { chatId, ownerId, version, answerId, idempotencyKey, question } = turn
  const isNew = question.kind === 'new'
  const depth = isNew ? (question.parent?.depth ?? 0) + 1 : question.depth
  const isFirst = isNew && question.parent === null
  const title = storable(turn.title)
  const chat =
    version === undefined
      ? sql`
        insert into chats (id, owner_id, title, kind, search, first_id, leaf_id, answer_id)
        select ${chatId}, users.id, ${title}, ${turn.kind ?? 'chat'}, ${searchVector(title)}, ${question.id}, ${answerId}, ${answerId}
        from users where users.id = ${ownerId} and users.moved_to is null for key share
        on conflict do nothing returning id`
      : sql`
        update chats set
          leaf_id = ${answerId}, answer_id = ${answerId},
          first_id = case when ${isFirst}::boolean then ${question.id} else first_id end,
          -- Only a new question moves its chat in the list; another answer to an old one does not.
          asked_at = case when ${isNew}::boolean then now() else asked_at end
        where id = ${chatId} and owner_id = ${ownerId} and deleted_at is null and xmin::text = ${version}
        returning id`
  const parts = isNew ? storable(question.parts) : []
  const stored = isNew
    ? sql`
      question as (
        insert into messages (
          chat_id, id, owner_id, parent_id, selected_child_id, depth, role, status, parts, client_id, digest, search
        )
        select
          chat.id, ${question.id}, ${ownerId}, ${question.parent?.id ?? null}, ${answerId}, ${depth}::int, 'user', 'complete',
          ${JSON.stringify(parts)}::jsonb, ${question.clientId}, ${question.digest},
          ${searchVector(textOf({ parts }))}
        from chat
      ),`
    : sql``
  // Selects the new messages: from the stored question, or from the parent of a new one.
  const [above, chosen] = isNew ? [question.parent?.id ?? null, question.id] : [question.id, answerId]
  const rows = await rowsOf(
    queries,
    sql`
      with chat as (${chat}),
      ${stored}
      way as (
        update messages set selected_child_id = ${chosen}
        where chat_id = (select id from chat) and id = ${above}::text
      )
      insert into messages (
        chat_id, id, owner_id, parent_id, depth, role, status, parts, idempotency_key, lease_until
      )
      select
        chat.id, ${answerId}, ${ownerId}, ${question.id}, ${depth + 1}::int, 'assistant', 'running', '[]'::jsonb,
        ${idempotencyKey ?? null}, ${leaseEnd()}
      from chat
      returning id`,
  )
  return rows.length > 0
}
