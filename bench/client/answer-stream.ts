/** The answers that the client bench sends, encoded as the server does it. */
import type { Chunk } from '@/lib/shared/chunk'
import { NO_USAGE } from '@/lib/shared/usage'
import { DONE, encodeEvent } from '@/lib/stream/sse-encode'

/** An answer to send. */
export interface AnswerPlan {
  /** What grows: text, or the input of a tool. */
  kind: 'text' | 'tool'
  characters: number
  perSecond: number
  /** Characters per delta; `DELTA_LENGTH` by default. */
  deltaLength?: number
}

/** Characters per delta: about four tokens, as the API batches them when it is fast. */
export const DELTA_LENGTH = 16

const PROSE =
  'A page that grows while it is read must not move what is above, and what has been drawn once need not be drawn again. '

/** The text of an answer. */
export function textOf({ characters }: AnswerPlan): string {
  return PROSE.repeat(Math.ceil(characters / PROSE.length)).slice(0, characters)
}

/** The number of deltas of an answer. */
export const deltasOf = ({ characters, deltaLength = DELTA_LENGTH }: AnswerPlan) => Math.ceil(characters / deltaLength)

/** Splits a text into pieces of one length; a fractional length alternates between its two neighbours. */
function piecesOf(text: string, length: number): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, at) =>
    text.slice(Math.round(at * length), Math.round((at + 1) * length)),
  )
}

/** The events of an answer as SSE text. */
export function eventsOf(plan: AnswerPlan): { opening: string; deltas: string[]; ending: string } {
  const isText = plan.kind === 'text'
  const toolCallId = 'toolu_bench'
  const text = isText ? textOf(plan) : JSON.stringify({ text: textOf(plan) })
  const pieces = piecesOf(text, plan.deltaLength ?? DELTA_LENGTH)
  const tool = { toolCallId, toolName: 'write' }
  const usage: Chunk = { type: 'data-usage', data: NO_USAGE, transient: true }
  let sequence = 0
  const encode = (chunk: Chunk) => encodeEvent('answer-of-the-bench-00', ++sequence, JSON.stringify(chunk))
  const all = (chunks: Chunk[]) => chunks.map(encode).join('')
  const opening = all([
    { type: 'start', messageId: 'answer-of-the-bench-00', messageMetadata: { model: 'claude-sonnet-5-5' } },
    { type: 'start-step' },
    usage,
    isText ? { type: 'text-start', id: '0.0.0' } : { type: 'tool-input-start', ...tool },
  ])
  const deltas = pieces.map((piece) =>
    encode(
      isText
        ? { type: 'text-delta', id: '0.0.0', delta: piece }
        : { type: 'tool-input-delta', toolCallId, inputTextDelta: piece },
    ),
  )
  const ending = all([
    ...(isText
      ? [{ type: 'text-end' as const, id: '0.0.0' }]
      : [
          { type: 'tool-input-available' as const, ...tool, input: JSON.parse(text) },
          { type: 'tool-output-available' as const, toolCallId, output: { written: true } },
        ]),
    usage,
    { type: 'finish-step' },
    { type: 'finish', messageMetadata: { status: 'complete', stopReason: 'end_turn', usage: NO_USAGE } },
  ])
  return { opening, deltas, ending: ending + DONE }
}
