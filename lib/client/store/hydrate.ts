/** A chat's messages from the server -> entries of the list: stored ones, and the running one. */

import type { RunningAnswer } from '@/lib/shared/api/chat-page'
import type { Chunk } from '@/lib/shared/chunk'
import { filesOf } from '@/lib/shared/files/file-parts'
import { parseCursor } from '@/lib/shared/ids'
import { type Message, textOf } from '@/lib/shared/message'
import { documentRequestIn } from '@/lib/shared/write/read-document'
import { accumulate } from '@/lib/stream/accumulate'
import { replay } from '@/lib/stream/replay'
import { isInProgress } from '@/lib/stream/tool-state'
import { type Answer, type Entry, newAnswer, type Question } from './entry'
import { withStatus } from './grow-answer'
import { takeChunk } from './take-chunk'

/** A running answer as far as it has come. Its stream continues from there. */
export function hydrateRunning({ answerId, chunks, cursor }: RunningAnswer): Answer {
  const answer = newAnswer(answerId, undefined)
  answer.message.id = answerId
  growBy(answer, chunks)
  answer.id = answerId
  // Without a cursor its log is read from the start, and these chunks are no part of that.
  answer.logId = cursor === null ? undefined : parseCursor(cursor)?.answerId
  return withStatus(answer)
}

/** A stored message, ready to be rendered. */
export function hydrate(message: Message): Entry {
  return message.role === 'user' ? hydrateQuestion(message) : hydrateAnswer(message)
}

function hydrateQuestion({ id, parts, metadata }: Message): Question {
  const createdAt = metadata?.createdAt ?? new Date(0).toISOString()
  const files = filesOf(parts)
  const text = textOf({ parts })
  const document = documentRequestIn(parts)
  const optional = { ...(files.length > 0 && { files }), ...(document && { document }) }
  return { role: 'user', key: id, id, text, createdAt, status: 'complete', error: undefined, ...optional }
}

function hydrateAnswer(message: Message): Answer {
  const answer = newAnswer(message.id, undefined)
  growBy(answer, replay(message))
  answer.id = message.id
  answer.status = answer.message.metadata.status ?? 'interrupted'
  // Only an answer that waits for its calls has any that are open.
  if (answer.status !== 'waiting') {
    for (const part of answer.message.parts) {
      if (part.type !== 'tool' || !isInProgress(part.state)) continue
      accumulate(answer.message, { type: 'local-drop', toolCallId: part.toolCallId })
    }
  }
  return answer
}

function growBy(answer: Answer, chunks: readonly Chunk[]) {
  for (const chunk of chunks) takeChunk(answer, chunk)
}
