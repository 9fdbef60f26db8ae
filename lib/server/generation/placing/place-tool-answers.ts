/** Takes a person's answers to the calls that an answer waits for. The answer continues with them as its next segment. */
import { resultOf } from '@/lib/anthropic/transcript'
import { setAllowedTools } from '@/lib/server/database/chat-changes'
import type { Chat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { isRunning, newestChild, toUiMessage } from '@/lib/server/database/messages'
import type { ToolAnswer } from '@/lib/server/generation/run-tools'
import type { Services } from '@/lib/server/services'
import type { Tool } from '@/lib/server/tools/tool'
import type { Chunk } from '@/lib/shared/chunk'
import { AppError } from '@/lib/shared/error'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import type { Message, Part } from '@/lib/shared/message'
import { withChunks } from '@/lib/stream/replay'
import { awaitsAnswer } from '@/lib/stream/tool-state'
import { placeAndClaim } from './place-and-claim'
import { beginNextSegment, modelBefore } from './place-segment'
import { type AdmissionSteps, hasRunningAnswer, lockAnswer, type Placement, readAnswerBranch } from './placement'

/** A person's answers to calls. */
export interface ToolAnswers {
  chatId: ChatId
  answerId: MessageId
  /** By the ids of the calls. */
  answers: ReadonlyMap<string, ToolAnswer>
  /** Names of tools that need no more approval in this chat. */
  alwaysAllow: readonly string[]
}

/**
 * Begins the next segment of a waiting answer. Rejects with `invalid_request` when it waits for nothing, or for more calls
 * than are answered. A repeated request is attached to the segment that the first one began.
 */
export function placeToolAnswers(
  services: Pick<Services, 'database' | 'streamLog' | 'tools'>,
  { chatId, answerId, answers, alwaysAllow }: ToolAnswers,
  ownerId: string,
  admission: AdmissionSteps,
): Promise<Placement> {
  return placeAndClaim(services, async (queries, claim) => {
    const { chat, answer } = await lockAnswer(queries, { chatId, answerId }, ownerId)
    const message = toUiMessage(answer)
    const isRepeated =
      answer.segment > 1 && !message.parts.some((part) => isPending(part) && answers.has(part.toolCallId))
    if (isRunning(answer)) {
      return { kind: 'attached', answerId, earlier: { message: withAllowedCalls(message, answers), reason: undefined } }
    }
    if (isRepeated) return { kind: 'attached', answerId }
    if (answer.status !== 'waiting') throw refused('This answer waits for nothing.')
    if (await newestChild(queries, chatId, answerId)) throw refused('The chat has continued without these calls.')
    if (await hasRunningAnswer(queries, chat)) throw new AppError('already_running')
    const { branch, transcript } = await readAnswerBranch(queries, chatId, answerId)
    return beginNextSegment(
      queries,
      await allowTools(queries, chat, alwaysAllow),
      answer,
      `tools-${answer.segment}`,
      claim,
      admission,
      {
        earlier: { message: withAllowedCalls(message, answers), reason: undefined, transcript },
        branch: branch.map((sent, at) => (at === branch.length - 1 ? { ...sent, isOpen: true } : sent)),
        before: modelBefore(transcript),
        answers: knownAnswers(message, answers, services.tools),
        callsBefore: message.parts.filter(({ type }) => type === 'step-start').length,
      },
    )
  })
}

/** The answers to all calls, those of earlier ones included. Rejects when a call that waits has none. */
function knownAnswers(
  { parts }: Message,
  answers: ToolAnswers['answers'],
  tools: readonly Tool[],
): ReadonlyMap<string, ToolAnswer> {
  const known = new Map<string, ToolAnswer>()
  for (const part of parts) {
    if (!isCall(part)) continue
    const { toolCallId } = part
    const answer = isPending(part)
      ? answers.get(toolCallId)
      : { kind: 'known' as const, result: resultOf(toolCallId, parts) }
    if (!answer) throw refused('Other calls of this answer still wait. Answer all of them at once.')
    const tool = tools.find(({ name }) => `tool-${name}` === part.type)
    if (isPending(part)) checkFits(answer, tool?.runsIn === 'browser')
    known.set(toolCallId, answer)
  }
  return known
}

/** The message once the person has answered: the calls that are allowed are about to run. */
function withAllowedCalls(message: Message, answers: ToolAnswers['answers']): Message {
  const chunks = message.parts.flatMap((part): Chunk[] => {
    if (!isPending(part) || answers.get(part.toolCallId)?.kind !== 'allowed') return []
    const { toolCallId, input } = part
    return [{ type: 'tool-input-available', toolCallId, toolName: part.type.slice('tool-'.length), input }]
  })
  return withChunks(message, chunks)
}

type CallPart = Extract<Part, { toolCallId: string }>

const isCall = (part: Part): part is CallPart => 'toolCallId' in part && !part.providerExecuted

const isPending = (part: Part): part is CallPart => isCall(part) && awaitsAnswer(part.state)

/** The page may send results only of tools that run there, and such tools run nowhere else. */
function checkFits({ kind }: ToolAnswer, runsInBrowser: boolean) {
  const isResult = kind === 'output' || kind === 'error'
  if (isResult && !runsInBrowser) throw refused('The page may not send results of this tool.')
  if (kind === 'allowed' && runsInBrowser) throw refused('This tool runs in the page: send its result.')
}

async function allowTools(queries: Queries, chat: Chat, alwaysAllow: readonly string[]): Promise<Chat> {
  if (alwaysAllow.length === 0) return chat
  const allowedTools = [...new Set([...chat.allowedTools, ...alwaysAllow])]
  await setAllowedTools(queries, chat.id, allowedTools)
  return { ...chat, allowedTools }
}

function refused(message: string): AppError {
  return new AppError('invalid_request', { message })
}
