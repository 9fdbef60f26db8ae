/** A posted answer message -> its answers to the calls that wait. Everything else in it is ignored. */
import { z } from 'zod'
import type { ToolAnswer } from '@/lib/server/generation/run-tools'
import type { ChatRequest, PostedMessage } from '@/lib/shared/api/requests'
import { AppError } from '@/lib/shared/error'
import type { ToolAnswers } from './place-tool-answers'

const id = z.string().max(500)

const answeredCall = z.union([
  z.object({
    toolCallId: id,
    state: z.literal('approval-responded'),
    approval: z.object({ approved: z.boolean() }),
  }),
  z.object({ toolCallId: id, state: z.literal('output-available'), output: z.unknown() }),
  z.object({ toolCallId: id, state: z.literal('output-error'), errorText: z.string().max(100_000) }),
])

// A result is stored with the answer and sent to every page that shows it.
const MAX_OUTPUT_CHARACTERS = 256_000

/** The answers in a message; rejects with `invalid_request` where there are none. */
export function toolAnswersOf(
  { id: chatId, alwaysAllow }: ChatRequest,
  { id: answerId, parts }: PostedMessage,
): ToolAnswers {
  const answers = new Map<string, ToolAnswer>()
  for (const part of parts) {
    const parsed = answeredCall.safeParse(part)
    if (parsed.success) answers.set(parsed.data.toolCallId, answerOf(parsed.data))
  }
  if (answers.size === 0) {
    const message = 'The last message must be a question of yours, or the answers to calls that wait.'
    throw new AppError('invalid_request', { message })
  }
  return { chatId, answerId, answers, alwaysAllow: alwaysAllow ?? [] }
}

function answerOf(part: z.infer<typeof answeredCall>): ToolAnswer {
  if (part.state === 'approval-responded') return { kind: part.approval.approved ? 'allowed' : 'denied' }
  if (part.state === 'output-error') return { kind: 'error', errorText: part.errorText }
  const { output = null } = part
  if (JSON.stringify(output).length > MAX_OUTPUT_CHARACTERS) {
    return { kind: 'error', errorText: 'The result was too long to be kept.' }
  }
  return { kind: 'output', output }
}
