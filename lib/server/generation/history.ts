/** The turns of a branch -> the messages of a request, with as much of each answer's transcript as still holds. */
import { createHash } from 'node:crypto'
import {
  blocksOf,
  type ModelMessage,
  pushMessage,
  settled,
  type TranscriptSegment,
  visibleMessage,
  withoutLooseEnds,
  withoutThinking,
} from '@/lib/anthropic/transcript'
import type { StoredMessage } from '@/lib/server/database/messages'
import { byFileId } from '@/lib/server/files/file-of-source'
import { textOf } from '@/lib/shared/message'

/** What a prompt needs of a stored message. */
export interface BranchMessage extends Pick<StoredMessage, 'role' | 'status' | 'parts'> {
  /** Of an answer: one for each of its segments, where they are known. */
  transcript?: readonly TranscriptSegment[] | null
  segment?: number
  /** Stands for the branch down to here. */
  summary?: StoredMessage['summary']
  /** Of a question with files: all of it, as the model is sent it. */
  content?: ModelMessage['content']
  /** Of an answer whose calls are about to be answered. */
  isOpen?: boolean
}

/** The history of a conversation. */
export interface History {
  messages: ModelMessage[]
  /** Digest of it all. */
  prefix: string
}

/** The messages that a model is sent for a branch. */
export function historyOf(turns: readonly BranchMessage[], model: string): History {
  const messages: ModelMessage[] = []
  const hash = createHash('sha256')
  const push = (written: ModelMessage) => {
    const message = visibleMessage(written)
    if (message.content.length === 0) return
    hash.update(`${message.role} ${JSON.stringify(blocksOf(message.content), byFileId)}\n`)
    pushMessage(messages, message)
  }
  const digest = () => hash.copy().digest('base64url')
  const summed = turns.findLastIndex(({ summary }, at) => summary && at < turns.length - 1)
  const summary = turns[summed]?.summary
  if (summary) push({ role: 'user', content: `${SUMMARY_OPENING}\n\n${summary.text}` })
  for (let at = summed + 1; at < turns.length; at += 1) {
    const turn = turns[at]
    // A refusal in the history makes the next one likelier.
    const answer = turn?.role === 'user' ? turns[at + 1] : turn
    if (!turn || (answer?.role === 'assistant' && answer.status === 'refused')) continue
    if (turn.role === 'user') pushQuestion(turn, push)
    else pushAnswer(turn, model, push, digest)
  }
  return { messages, prefix: digest() }
}

const SUMMARY_OPENING = 'The conversation so far, in a summary that takes the place of its messages:'

type Push = (message: ModelMessage) => void

function pushQuestion(turn: BranchMessage, push: Push) {
  const content = turn.content ?? textOf(turn)
  if (typeof content !== 'string' ? content.length > 0 : content.trim() !== '') push({ role: 'user', content })
}

function pushAnswer(turn: BranchMessage, model: string, push: Push, digest: () => string) {
  const segments = transcriptOf(turn)
  for (const [at, segment] of segments.entries()) {
    const holds = segment.model === model && segment.prefix === digest()
    const said = holds ? segment.messages : withoutThinking(segment.messages)
    const isAnswered = at === segments.length - 1 ? turn.isOpen : answersCalls(segments[at + 1])
    for (const message of isAnswered ? withoutLooseEnds(said) : settled(said, turn.parts)) push(message)
  }
}

/** What each segment of an answer said. Where a producer died, what its segment had said is known by its text only. */
export function transcriptOf(
  turn: Pick<BranchMessage, 'parts' | 'transcript' | 'segment'>,
): readonly TranscriptSegment[] {
  const { transcript, segment = transcript?.length || 1 } = turn
  if (transcript?.length === segment) return transcript
  const text = textOf(turn)
  const said: ModelMessage[] = text.trim() === '' ? [] : [{ role: 'assistant', content: text }]
  return Array.from({ length: segment }, (_, at) => ({ model: '', prefix: '', messages: at === 0 ? said : [] }))
}

function answersCalls(segment: TranscriptSegment | undefined): boolean {
  const first = segment?.messages[0]
  return first?.role === 'user' && blocksOf(first.content).some(({ type }) => type === 'tool_result')
}
