/** Takes what a person says to the calls that an answer waits for; the answer goes on with it as its next segment. */
import { resultOf } from '@/lib/anthropic/transcript'
import { readTurns } from '@/lib/server/database/branches'
import { setAllowedTools } from '@/lib/server/database/chat-changes'
import { type Chat, lockChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { findMessage, isRunning, newestChild, toUiMessage } from '@/lib/server/database/messages'
import { transcriptOf } from '@/lib/server/generation/history'
import type { ToolAnswer } from '@/lib/server/generation/run-tools'
import type { Services } from '@/lib/server/services'
import type { Tool } from '@/lib/server/tools/tool'
import { AppError } from '@/lib/shared/error'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import type { Message, Part } from '@/lib/shared/message'
import { placeAndClaim } from './place-and-claim'
import { type Admit, hasRunningAnswer, type Placed } from './place-question'
import { beginNext, modelBefore } from './place-segment'

/** What a person says to calls. */
export interface ToolAnswers {
  chatId: ChatId
  answerId: MessageId
  /** By the ids of the calls. */
  answers: ReadonlyMap<string, ToolAnswer>
  /** Names of tools that need not ask again in this chat. */
  alwaysAllow: readonly string[]
}

/**
 * Begins the next segment of a waiting answer. Rejects with `invalid_request` when it waits for nothing, or for more calls
 * than are answered. Whoever says it again is attached to what it led to.
 */
export function placeToolAnswers(
  services: Pick<Services, 'database' | 'streamLog' | 'tools'>,
  { chatId, answerId, answers, alwaysAllow }: ToolAnswers,
  ownerId: string,
  admit: Admit,
): Promise<Placed> {
  return placeAndClaim(services, async (queries, claim) => {
    const chat = await lockChat(queries, chatId, ownerId)
    const answer = await findMessage(queries, chatId, answerId)
    if (answer?.role !== 'assistant') throw new AppError('not_found')
    const message = toUiMessage(answer)
    const isTold = answer.segment > 1 && !message.parts.some((part) => isPending(part) && answers.has(part.toolCallId))
    if (isRunning(answer) || isTold)
      return { kind: 'attached', answerId, ...(isRunning(answer) && knownBefore(message, answers)) }
    if (answer.status !== 'waiting') throw refused('This answer waits for nothing.')
    if (await newestChild(queries, chatId, answerId)) throw refused('The chat has gone on without these calls.')
    if (await hasRunningAnswer(queries, chat)) throw new AppError('already_running')
    const { turns, isCut } = await readTurns(queries, chatId, answerId)
    if (isCut) throw new AppError('context_full')
    const own = turns.at(-1)
    const transcript = own ? transcriptOf(own) : []
    return beginNext(
      queries,
      await remember(queries, chat, alwaysAllow),
      answer,
      `tools-${answer.segment}`,
      claim,
      admit,
      {
        earlier: { message: said(message, answers), reason: undefined, transcript },
        turns: turns.map((turn, at) => (at === turns.length - 1 ? { ...turn, isOpen: true } : turn)),
        before: modelBefore(transcript),
        answers: outcomesOf(message, answers, services.tools),
        callsBefore: message.parts.filter(({ type }) => type === 'step-start').length,
      },
    )
  })
}

/** What is known of every call of the answer. Rejects where one of those that wait was not spoken of. */
function outcomesOf(
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

/** The message as it stands once the person has spoken: what is allowed is about to run. */
function said(message: Message, answers: ToolAnswers['answers']): Message {
  const parts = message.parts.map((part) => {
    const isAllowed = isPending(part) && answers.get(part.toolCallId)?.kind === 'allowed'
    return isAllowed ? allowed(part) : part
  })
  return { ...message, parts }
}

/** What whoever says it again has already, while the segment runs that it led to. */
function knownBefore(message: Message, answers: ToolAnswers['answers']) {
  return { earlier: { message: said(message, answers), reason: undefined } }
}

type CallPart = Extract<Part, { toolCallId: string }>

const isCall = (part: Part): part is CallPart => 'toolCallId' in part && !part.providerExecuted

const isPending = (part: Part): part is CallPart =>
  isCall(part) && (part.state === 'approval-requested' || part.state === 'input-available')

/** A result is taken from the page only for a tool that runs there, and such a tool is not run anywhere else. */
function checkFits({ kind }: ToolAnswer, runsInBrowser: boolean) {
  const isResult = kind === 'output' || kind === 'error'
  if (isResult && !runsInBrowser) throw refused('The result of this tool is not for the page to say.')
  if (kind === 'allowed' && runsInBrowser) throw refused('This tool runs in the page: send its result.')
}

function allowed(part: CallPart): Part {
  return { ...part, state: 'approval-responded', approval: { id: part.toolCallId, approved: true } } as Part
}

async function remember(queries: Queries, chat: Chat, alwaysAllow: readonly string[]): Promise<Chat> {
  if (alwaysAllow.length === 0) return chat
  const allowedTools = [...new Set([...chat.allowedTools, ...alwaysAllow])]
  await setAllowedTools(queries, chat.id, allowedTools)
  return { ...chat, allowedTools }
}

function refused(message: string): AppError {
  return new AppError('invalid_request', { message })
}
