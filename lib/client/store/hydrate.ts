/** What the server tells of a chat's messages, as entries of the list: stored ones, and the one that runs. */
import type { RunningAnswer } from '@/lib/shared/api/chat-page'
import { filesOf } from '@/lib/shared/files/file-parts'
import { parseCursor } from '@/lib/shared/ids'
import { type Message, type MessageMetadata, textOf } from '@/lib/shared/message'
import { accumulate, type ToolState } from '@/lib/stream/accumulate'
import { type Answer, type Entry, newAnswer, type Question } from './entry'
import { noteChunk, withStatus } from './grow-answer'

/** A running answer as far as it is written; its stream goes on behind that. */
export function hydrateRunning({ answerId, chunks, cursor }: RunningAnswer): Answer {
  const answer = newAnswer(answerId, undefined)
  answer.id = answerId
  answer.message.id = answerId
  for (const chunk of chunks) {
    accumulate(answer.message, chunk)
    noteChunk(answer, chunk)
  }
  // Without a cursor its log is read from the start, and these chunks are no part of that.
  answer.logId = cursor === null ? undefined : parseCursor(cursor)?.answerId
  return withStatus(answer)
}

/** A stored message, ready to be drawn. */
export function hydrate(message: Message): Entry {
  return message.role === 'user' ? hydrateQuestion(message) : hydrateAnswer(message)
}

function hydrateQuestion({ id, parts, metadata }: Message): Question {
  const createdAt = metadata?.createdAt ?? new Date(0).toISOString()
  const files = filesOf(parts)
  const text = textOf({ parts })
  const optional = files.length > 0 ? { files } : {}
  return { role: 'user', key: id, id, text, createdAt, status: 'complete', error: undefined, ...optional }
}

function hydrateAnswer(message: Message): Answer {
  const answer = newAnswer(message.id, undefined)
  const { message: growing } = answer
  growing.id = message.id
  growing.ended = true
  growing.metadata = message.metadata ?? {}
  for (const part of message.parts) {
    if (part.type === 'text' || part.type === 'reasoning') {
      const { durationMs, redacted } = part.providerMetadata?.firstword ?? {}
      growing.parts.push({
        type: part.type,
        id: String(growing.parts.length),
        pieces: [part.text],
        state: 'done',
        revision: 0,
        ...(typeof durationMs === 'number' && { durationMs }),
        ...(redacted === true && { isRedacted: true }),
      })
    } else if (part.type.startsWith('tool-') && 'toolCallId' in part) {
      growing.parts.push({
        type: 'tool',
        toolCallId: part.toolCallId,
        toolName: part.type.slice('tool-'.length),
        providerExecuted: part.providerExecuted ?? false,
        state: stateOf(part.state, growing.metadata),
        pieces: [],
        input: part.input,
        output: 'output' in part ? part.output : undefined,
        errorText: part.errorText,
        approval: part.approval,
        revision: 0,
      })
    } else {
      growing.parts.push({ type: 'whole', part, revision: 0 })
      // What ended a segment no longer counts once the next one has begun.
      if (part.type === 'data-error') answer.error = part.data
      else if (part.type === 'data-continuation') answer.error = undefined
    }
  }
  answer.id = message.id
  answer.status = growing.metadata.status ?? 'interrupted'
  return answer
}

/** Only an answer that waits for its calls has any that are open. */
function stateOf(state: ToolState, { status }: MessageMetadata): ToolState {
  return OPEN.has(state) && status !== 'waiting' ? 'output-error' : state
}

const OPEN: ReadonlySet<ToolState> = new Set(['input-streaming', 'input-available', 'approval-responded'])
