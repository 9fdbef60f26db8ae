/** Where a question stands in its chat's tree, and whether it is a new one: decided in one transaction. */
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { readTurns } from '@/lib/server/database/branches'
import { type Chat, lockOrMakeChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { leaseEnd } from '@/lib/server/database/legs'
import {
  addMessage,
  findMessage,
  findQuestion,
  findSentQuestion,
  isRunning,
  newestChild,
  type StoredMessage,
} from '@/lib/server/database/messages'
import { chats } from '@/lib/server/database/schema'
import { attachFiles, toStoredFile } from '@/lib/server/files/files'
import type { Services } from '@/lib/server/services'
import { AppError } from '@/lib/shared/error'
import { toFilePart } from '@/lib/shared/file-parts'
import { type AnswerId, newId } from '@/lib/shared/ids'
import { textOf } from '@/lib/shared/message'
import type { ChatRequest, PostedMessage } from '@/lib/shared/requests'
import { questionTitle } from '@/lib/shared/title'
import type { ExchangeLeg, ModelMessage } from '@/lib/stream/exchange'
import type { Turn } from './history'
import type { Earlier } from './legs'
import { placeAndClaim } from './place-and-claim'
import type { Job } from './produce'

/** What became of a request. */
export type Placed =
  /** This very wish has its answer, running or ended: read it. `earlier` is what whoever asks has of it already. */
  { kind: 'attached'; answerId: AnswerId; earlier?: Omit<Earlier, 'exchange'> } | Claimed

/** The caller is to produce this leg of the answer. */
export interface Claimed extends Asked {
  kind: 'claimed'
  answerId: AnswerId
  leg: number
  earlier?: Job['earlier']
  answers?: Job['answers']
  callsBefore?: number
  allowedTools: readonly string[]
}

/** What the model is asked: the turns end with the question, or with the answer that the opening lets go on. */
export interface Asked {
  turns: readonly Turn[]
  opening?: ModelMessage
  /** With what the answer was made that goes on. */
  before?: Pick<ExchangeLeg, 'model' | 'effort'> | undefined
}

/** Asked when an answer will be a new one; its rejection leaves everything as it was. */
export type Admit = (queries: Queries, asked: Asked) => Promise<void>

/**
 * Stores the question, unless it is there, and a place for its answer; claims the answer's log. `admit` is asked when
 * the answer will be a new one.
 */
export function placeQuestion(
  services: Pick<Services, 'database' | 'streamLog'>,
  request: ChatRequest,
  posted: PostedMessage,
  /** The ids of the files that the question brings along, taken in before. */
  fileIds: readonly string[],
  ownerId: string,
  admit: Admit,
): Promise<Placed> {
  return placeAndClaim(services, async (queries, claim) => {
    const text = textOf(posted)
    // The lock makes requests to one chat take their turns, over all servers.
    const chat = await lockOrMakeChat(queries, request.id, ownerId, questionTitle(text, fileNames(posted)))
    const digest = digestOf(text, fileIds)
    const idempotencyKey =
      request.trigger === 'regenerate-message' ? (request.idempotencyKey ?? request.messageId ?? newId()) : undefined

    const sent = await knownQuestion(queries, chat, request, posted, digest)
    const newest = sent && (await newestChild(queries, chat.id, sent.id))
    const isSameWish = idempotencyKey === undefined || newest?.idempotencyKey === idempotencyKey
    if (newest && isSameWish) return { kind: 'attached', answerId: newest.id }
    if (await hasRunningAnswer(queries, chat)) throw new AppError('already_running')

    const question = sent ?? (await storeQuestion(queries, chat, request, { posted, fileIds, digest }))
    const answerId = newId()
    await addMessage(queries, {
      chatId: chat.id,
      id: answerId,
      ownerId: chat.ownerId,
      parent: question,
      role: 'assistant',
      status: 'running',
      parts: [],
      metadata: {},
      idempotencyKey,
      leaseUntil: leaseEnd(),
    })
    // Only a new question moves its chat in the list; another answer to an old one does not.
    const asked = sent ? {} : { askedAt: new Date() }
    await queries
      .update(chats)
      .set({ leafId: answerId, answerId, ...asked })
      .where(eq(chats.id, chat.id))
    const turns = await readTurns(queries, chat.id, question.id)
    // Last, as it locks rows that all answers of the site share.
    await admit(queries, { turns })
    await claim(answerId)
    return { kind: 'claimed', answerId, leg: 1, turns, allowedTools: chat.allowedTools }
  })
}

/** What a question without words is called. */
function fileNames({ parts }: PostedMessage): string[] {
  return parts.flatMap((part) => (typeof part.filename === 'string' ? part.filename : []))
}

/** The same words with other files are another question. */
function digestOf(text: string, fileIds: readonly string[]): string {
  const hash = createHash('sha256').update(text)
  // Separated by what no id has, so that no text looks like files; without files as it has always been.
  for (const id of fileIds) hash.update(`\0${id}`)
  return hash.digest('base64url')
}

/** The stored question that a request speaks of. */
async function knownQuestion(
  queries: Queries,
  chat: Chat,
  { trigger, messageId }: ChatRequest,
  posted: PostedMessage,
  digest: string,
): Promise<StoredMessage | undefined> {
  if (trigger === 'regenerate-message' && messageId) {
    const named = await findMessage(queries, chat.id, messageId)
    if (named?.role === 'user') return named
    if (named?.parentId) return findMessage(queries, chat.id, named.parentId)
  }
  return findSentQuestion(queries, chat.id, posted.id, digest)
}

/** Whether the chat's newest answer is still being written. */
export async function hasRunningAnswer(queries: Queries, chat: Chat): Promise<boolean> {
  const answer = chat.answerId === null ? undefined : await findMessage(queries, chat.id, chat.answerId)
  return answer !== undefined && isRunning(answer)
}

async function storeQuestion(
  queries: Queries,
  chat: Chat,
  { parentId }: ChatRequest,
  { posted, fileIds, digest }: { posted: PostedMessage; fileIds: readonly string[]; digest: string },
): Promise<StoredMessage> {
  const edited = await findQuestion(queries, chat.id, posted.id)
  const below = parentId === undefined ? (edited ? edited.parentId : chat.leafId) : parentId
  const parent = below === null ? undefined : await findMessage(queries, chat.id, below)
  if (below !== null && !parent) {
    throw new AppError('invalid_request', { message: 'This chat has no message with the id in parentId.' })
  }
  const files = await attachFiles(queries, fileIds, chat)
  const text = textOf(posted)
  return addMessage(queries, {
    chatId: chat.id,
    // An edit is a message of its own; its client goes on calling it by the old id.
    id: edited ? newId() : posted.id,
    clientId: posted.id,
    digest,
    ownerId: chat.ownerId,
    parent,
    role: 'user',
    status: 'complete',
    parts: [
      ...files.map((file) => toFilePart(toStoredFile(file))),
      ...(text.trim() === '' ? [] : [{ type: 'text' as const, text }]),
    ],
    metadata: {},
  })
}
