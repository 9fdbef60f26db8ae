/** What placing an answer comes to: there is one already, or the caller is to produce its next segment. */
import type { Chat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { findMessage, isRunning } from '@/lib/server/database/messages'
import type { PromptSource } from '@/lib/server/generation/prompt'
import type { ToolAnswer } from '@/lib/server/generation/run-tools'
import type { EarlierSegments } from '@/lib/server/generation/segments'
import type { AnswerId } from '@/lib/shared/ids'

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
}

/** Decides whether a new answer may begin. Both steps reject where it may not, and then nothing has changed. */
export interface AdmissionSteps {
  /** The first step, before anything is stored. */
  enter(queries: Queries, source: PromptSource): Promise<void>
  /** The last step, as it locks rows that all answers of the site share. */
  reserve(queries: Queries, source: PromptSource): Promise<void>
}

/** Whether the chat's newest answer is still being written. */
export async function hasRunningAnswer(queries: Queries, chat: Chat): Promise<boolean> {
  const answer = chat.answerId === null ? undefined : await findMessage(queries, chat.id, chat.answerId)
  return answer !== undefined && isRunning(answer)
}
