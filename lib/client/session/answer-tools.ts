/** The calls that an answer waits for: the reader's decisions, the tools that the page runs, and the post of both. */

import type { Answer } from '@/lib/client/store/entry'
import type { MessageStore } from '@/lib/client/store/message-store'
import type { ChatBody, Transport } from '@/lib/client/transport/transport'
import type { Chunk } from '@/lib/shared/chunk'
import type { ErrorInfo } from '@/lib/shared/error'
import type { ChatId } from '@/lib/shared/ids'
import type { GrowingMessage, GrowingTool } from '@/lib/stream/growing-message'
import { awaitsAnswer, awaitsApproval, isAnsweredLocally } from '@/lib/stream/tool-state'
import type { AnswerFollower } from './answer-follower'
import { lastLogOf, restartedNow, TAKEN_ELSEWHERE } from './continue-answer'
import { answerAt, type SessionState } from './session-state'

/** A reader's decision on a call. */
export type Decision = 'allow-once' | 'allow-in-chat' | 'deny'

/** The tools that the page runs. */
export interface BrowserTools {
  has(toolName: string): boolean
  /** Runs one call. Never rejects. */
  run(toolName: string, input: unknown, signal: AbortSignal): Promise<{ output: unknown } | { errorText: string }>
}

/** What settling calls needs. */
interface AnswerToolsOptions {
  chatId: ChatId
  store: MessageStore
  state: SessionState
  transport: Pick<Transport, 'ask'>
  follower: AnswerFollower
  browserTools: BrowserTools
  /** The server has continued the answer. */
  onAccepted(answer: Answer): void
  /** Another tab or device has answered. */
  onElsewhere(): void
}

/** Settles the calls that the last answer waits for. */
export interface AnswerTools {
  decide(toolCallId: string, decision: Decision): void
  /** Runs what the page may run without asking. Called whenever an answer ends, or is found, waiting. */
  runAllowed(): void
  /** Aborts what the page runs and asks about it again; false when nothing runs. */
  stop(): boolean
}

/** What is posted for one call. */
type CallResponse = { type: string; toolCallId: string } & Record<string, unknown>

/** The calls of one waiting answer. */
interface PendingCalls {
  /** The message with the calls. When the stored chat replaces it, everything starts over. */
  message: GrowingMessage
  responses: Map<string, CallResponse>
  /** The calls that the page runs. */
  runs: Map<string, AbortController>
  /** The tools that were allowed for the whole chat. */
  alwaysAllow: Set<string>
}

/** Makes the settling of one chat's calls. */
export function createAnswerTools(options: AnswerToolsOptions): AnswerTools {
  const { chatId, store, state, transport, follower, browserTools } = options
  let pending: PendingCalls | undefined

  /** The answer that waits, and its calls. */
  function waiting(): { answer: Answer; pending: PendingCalls } | undefined {
    const answer = state.waiting()
    if (!answer) return undefined
    const { message } = answer
    if (pending?.message !== message) {
      for (const run of pending?.runs.values() ?? []) run.abort()
      pending = { message, responses: new Map(), runs: new Map(), alwaysAllow: new Set() }
    }
    return { answer, pending }
  }

  /** Posts the responses once there is one for every call. */
  function settle(answer: Answer, tool: GrowingTool, response: Record<string, unknown>) {
    pending?.responses.set(tool.toolCallId, { type: `tool-${tool.toolName}`, toolCallId: tool.toolCallId, ...response })
    const isAll = openCalls(answer).every(({ toolCallId }) => pending?.responses.has(toolCallId))
    if (isAll) post(answer)
  }

  function allow(answer: Answer, tool: GrowingTool) {
    if (!browserTools.has(tool.toolName)) {
      show(answer, tool, true)
      return settle(answer, tool, { state: 'approval-responded', approval: { id: tool.toolCallId, approved: true } })
    }
    if (!pending || pending.runs.has(tool.toolCallId)) return
    const { runs } = pending
    const run = new AbortController()
    runs.set(tool.toolCallId, run)
    state.dispatch('execute', answer.key)
    show(answer, tool, true)
    browserTools.run(tool.toolName, tool.input, run.signal).then((outcome) => {
      if (run.signal.aborted) return
      runs.delete(tool.toolCallId)
      const current = waiting()?.answer
      if (current?.message !== answer.message) return
      if (runs.size === 0) state.dispatch('tools-done')
      store.update(current, { runsHere: runs.size > 0 })
      settle(current, tool, { state: 'output' in outcome ? 'output-available' : 'output-error', ...outcome })
    })
  }

  function stop(): boolean {
    const { answer, pending } = waiting() ?? {}
    if (!answer || !pending || state.phase() !== 'executing') return false
    state.dispatch('stop')
    const stopped = openCalls(answer).filter(({ toolCallId }) => pending.runs.has(toolCallId))
    for (const { toolName } of stopped) pending.alwaysAllow.delete(toolName)
    for (const run of pending.runs.values()) run.abort()
    pending.runs.clear()
    store.amend(answer, stopped.map(askedAgain), { runsHere: false })
    return true
  }

  function show(answer: Answer, { toolCallId }: GrowingTool, isAllowed: boolean) {
    const runsHere = (pending?.runs.size ?? 0) > 0
    store.amend(answer, [{ type: 'local-decision', toolCallId, isAllowed }], { continueError: undefined, runsHere })
  }

  function post(answer: Answer) {
    if (!pending) return
    const { responses, alwaysAllow } = pending
    pending = undefined
    const body: ChatBody = {
      id: chatId,
      message: { id: answer.id, role: 'assistant', parts: [...responses.values()] },
      ...(alwaysAllow.size > 0 && { alwaysAllow: [...alwaysAllow] }),
    }
    follower.start({
      event: 'respond',
      answerKey: answer.key,
      onBegin: () =>
        // What the answer will say is in no summary that was made before.
        store.amend(answer, [{ type: 'local-continue' }, { type: 'local-summary', summary: undefined }], {
          status: 'streaming',
          // The new chunks continue what the page has, also what was stored and came with the page.
          logId: lastLogOf(answer),
          ...restartedNow(answer),
        }),
      open: (listener, signal) => transport.ask(chatId, body, listener, signal),
      onFirstChunk: () => options.onAccepted(answer),
      undo: (failure) => (failure ? undoOf(answer.key, responses, failure) : undefined),
    })
  }

  /** What could not be posted is asked again, unless the server has settled one of the calls after all. */
  function undoOf(key: string, responses: ReadonlyMap<string, CallResponse>, failure: ErrorInfo) {
    const answer = answerAt(store, key)
    const hasContinued = answer?.message.parts.some(
      (part) =>
        part.type === 'tool' && responses.has(part.toolCallId) && part.state !== 'approval-responded' && !isOpen(part),
    )
    if (!answer || hasContinued) return undefined
    return () => {
      const posted = answer.message.parts.filter((part) => part.type === 'tool' && responses.has(part.toolCallId))
      const chunks = [...(posted as GrowingTool[]).map(askedAgain), { type: 'finish' } as const]
      store.amend(answer, chunks, { status: 'waiting', lineLostAt: undefined, continueError: failure })
      // Another tab was faster, or the chat has continued without the calls.
      if (TAKEN_ELSEWHERE.has(failure.code)) options.onElsewhere()
    }
  }

  return {
    stop,
    decide(toolCallId, decision) {
      const { answer, pending } = waiting() ?? {}
      const tool = answer && openCalls(answer).find((call) => call.toolCallId === toolCallId)
      if (!answer || !tool || !awaitsApproval(tool.state)) return
      if (decision === 'deny') {
        show(answer, tool, false)
        return settle(answer, tool, { state: 'approval-responded', approval: { id: toolCallId, approved: false } })
      }
      if (decision === 'allow-once') return allow(answer, tool)
      pending?.alwaysAllow.add(tool.toolName)
      // This also allows the other calls of the same tool.
      for (const call of openCalls(answer)) {
        if (call.toolName === tool.toolName && awaitsApproval(call.state)) allow(answer, call)
      }
    },
    runAllowed() {
      const answer = waiting()?.answer
      if (!answer) return
      for (const call of openCalls(answer)) {
        // A call that was asked about and is not asked about now has been answered elsewhere.
        const isUnasked = call.state === 'input-available' && call.approval === undefined
        if (isUnasked && browserTools.has(call.toolName)) allow(answer, call)
      }
    },
  }
}

/** Also for what was allowed for the chat: nothing would run it once more by itself. */
function askedAgain({ toolCallId, approval }: GrowingTool): Chunk {
  return { type: 'tool-approval-request', toolCallId, approvalId: approval?.id ?? toolCallId }
}

/** The calls that the answer waits for, including those that have a response already. */
function openCalls({ message }: Answer): GrowingTool[] {
  return message.parts.filter(
    (part): part is GrowingTool => part.type === 'tool' && !part.providerExecuted && isOpen(part),
  )
}

const isOpen = (tool: GrowingTool) => awaitsAnswer(tool.state) || isAnsweredLocally(tool)
