/** A branch -> the messages of a request, with as much of each answer's transcript as is still valid. */
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

/** A message of a branch, as far as a prompt needs it. */
export interface BranchMessage extends Pick<StoredMessage, 'role' | 'status' | 'parts'> {
  /** Of an answer: one for each of its segments, if they are known. */
  transcript?: readonly TranscriptSegment[] | null
  segment?: number
  /** Takes the place of the branch down to here. */
  summary?: StoredMessage['summary']
  /** Of a question with files: its content blocks. */
  content?: ModelMessage['content']
  /** Whether it is an answer whose calls are about to be answered. */
  isOpen?: boolean
}

/** The history of a conversation. */
export interface History {
  messages: ModelMessage[]
  /** Digest of all messages. */
  prefix: string
}

/** The messages of a request for this branch. */
export function historyOf(branch: readonly BranchMessage[], model: string): History {
  const messages: ModelMessage[] = []
  const hash = createHash('sha256')
  const push = (stored: ModelMessage) => {
    const message = visibleMessage(stored)
    if (message.content.length === 0) return
    hash.update(`${message.role} ${JSON.stringify(blocksOf(message.content), byFileId)}\n`)
    pushMessage(messages, message)
  }
  const digest = () => hash.copy().digest('base64url')
  const summarised = branch.findLastIndex(({ summary }, at) => summary && at < branch.length - 1)
  const summary = branch[summarised]?.summary
  if (summary) push({ role: 'user', content: `${SUMMARY_OPENING}\n\n${summary.text}` })
  for (let at = summarised + 1; at < branch.length; at += 1) {
    const message = branch[at]
    // A refusal in the history makes the next one likelier.
    const answer = message?.role === 'user' ? branch[at + 1] : message
    if (!message || (answer?.role === 'assistant' && answer.status === 'refused')) continue
    if (message.role === 'user') pushQuestion(message, push)
    else pushAnswer(message, model, push, digest)
  }
  return { messages, prefix: digest() }
}

const SUMMARY_OPENING = 'The conversation so far, in a summary that takes the place of its messages:'

type Push = (message: ModelMessage) => void

function pushQuestion(question: BranchMessage, push: Push) {
  const content = question.content ?? textOf(question)
  if (typeof content !== 'string' ? content.length > 0 : content.trim() !== '') push({ role: 'user', content })
}

function pushAnswer(answer: BranchMessage, model: string, push: Push, digest: () => string) {
  const segments = transcriptOf(answer)
  for (const [at, segment] of segments.entries()) {
    const isValid = segment.model === model && segment.prefix === digest()
    const messages = isValid ? segment.messages : withoutThinking(segment.messages)
    const isAnswered = at === segments.length - 1 ? answer.isOpen : answersCalls(segments[at + 1])
    for (const message of isAnswered ? withoutLooseEnds(messages) : settled(messages, answer.parts)) push(message)
  }
}

/** The transcript of each segment. After a producer has died, its segment's text is all that is known. */
export function transcriptOf(
  answer: Pick<BranchMessage, 'parts' | 'transcript' | 'segment'>,
): readonly TranscriptSegment[] {
  const { transcript, segment = transcript?.length || 1 } = answer
  if (transcript?.length === segment) return transcript
  const text = textOf(answer)
  const messages: ModelMessage[] = text.trim() === '' ? [] : [{ role: 'assistant', content: text }]
  return Array.from({ length: segment }, (_, at) => ({ model: '', prefix: '', messages: at === 0 ? messages : [] }))
}

function answersCalls(segment: TranscriptSegment | undefined): boolean {
  const first = segment?.messages[0]
  return first?.role === 'user' && blocksOf(first.content).some(({ type }) => type === 'tool_result')
}
