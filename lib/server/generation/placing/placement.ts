/** What placing an answer comes to: there is one already, or the caller is to produce its next segment. */
import { readTurns } from '@/lib/server/database/branches'
import { type Chat, lockChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import type { KeptChunks } from '@/lib/server/database/held'
import { findMessage, isRunning, type StoredMessage } from '@/lib/server/database/messages'
import { transcriptOf } from '@/lib/server/generation/history'
import type { PromptSource } from '@/lib/server/generation/prompt'
import type { ToolAnswer } from '@/lib/server/generation/run-tools'
import type { EarlierSegments } from '@/lib/server/generation/segments'
import { AppError } from '@/lib/shared/error'
import type { HoldPolicy } from '@/lib/shared/hold'
import type { AnswerId, ChatId, MessageId } from '@/lib/shared/ids'
import type { Part } from '@/lib/shared/message'
import { documentRequestIn } from '@/lib/shared/write/read-document'

/** The outcome of a request for an answer. */
export type Placement =
  /** The same request has its answer, running or ended. `earlier` is what the client has of it already. */
  { kind: 'attached'; answerId: AnswerId; earlier?: Omit<EarlierSegments, 'transcript'> } | SegmentClaim

/** The caller is to produce this segment of the answer. */
export interface SegmentClaim extends PromptSource {
  kind: 'claimed'
  answerId: AnswerId
  segment: number
  earlier?: EarlierSegments | undefined
  answers?: ReadonlyMap<string, ToolAnswer> | undefined
  callsBefore?: number
  allowedTools: readonly string[]
  /** How the chat's owner wants its answers shown. */
  holdPolicy: HoldPolicy | null
  /** What the segment before had written of a document and not shown. */
  kept?: KeptChunks | undefined
  /** Set when the answer is a document. */
  document?: DocumentSegment | undefined
}

/** The segment of a document. */
export interface DocumentSegment {
  /** The question that asks for the document, and to which its sources belong. */
  questionId: MessageId
}

/** The document that a question asks for; undefined for any other question. */
export function documentOf(parts: readonly Part[] | undefined, questionId: MessageId): DocumentSegment | undefined {
  return documentRequestIn(parts ?? []) && { questionId }
}

/** Decides whether a new answer may begin. Both steps reject where it may not, and then nothing has changed. */
export interface AdmissionSteps {
  /** The first step, before anything is stored. `keptBytes` are stored beside the question. */
  enter(queries: Queries, source: PromptSource, keptBytes?: number): Promise<void>
  /** The last step, as it locks rows that all answers of the site share. */
  reserve(queries: Queries, source: PromptSource): Promise<void>
}

/** Locks a chat of this person and reads one of its answers. Rejects with `not_found` where there is none. */
export async function lockAnswer(
  queries: Queries,
  { chatId, answerId }: { chatId: ChatId; answerId: AnswerId },
  ownerId: string,
): Promise<{ chat: Chat; answer: StoredMessage }> {
  const chat = await lockChat(queries, chatId, ownerId)
  const answer = await findMessage(queries, chatId, answerId)
  if (answer?.role !== 'assistant') throw new AppError('not_found')
  return { chat, answer }
}

/** The branch down to an answer, and the answer's own transcript. Rejects with `context_full` for a branch that is too long. */
export async function readAnswerBranch(queries: Queries, chatId: ChatId, answerId: AnswerId) {
  const { turns: branch, isCut } = await readTurns(queries, chatId, answerId)
  if (isCut) throw new AppError('context_full')
  const own = branch.at(-1)
  return { branch, own, transcript: own ? transcriptOf(own) : [] }
}

/** Whether the chat's newest answer is still being written. */
export async function hasRunningAnswer(queries: Queries, chat: Chat): Promise<boolean> {
  const answer = chat.answerId === null ? undefined : await findMessage(queries, chat.id, chat.answerId)
  return answer !== undefined && isRunning(answer)
}
