/** The calls that an answer waits for: what the person says to them, what the page runs of them, and the post of both. */

import { infoOf } from '@/lib/client/api/client-error'
import type { Answer } from '@/lib/client/store/entry'
import type { MessageStore } from '@/lib/client/store/message-store'
import type { Transport } from '@/lib/client/transport/transport'
import type { ChatId } from '@/lib/shared/ids'
import type { GrowingTool } from '@/lib/stream/accumulate'
import type { AnswerFollower } from './answer-follower'
import { goesOnNow, lastLogOf, TAKEN_ELSEWHERE } from './continue-answer'

/** What a person says to a call that asks. */
export type Decision = 'allow-once' | 'allow-in-chat' | 'deny'

/** The tools that the page runs. */
export interface BrowserTools {
  has(toolName: string): boolean
  /** Runs one call; resolves in any case. */
  run(toolName: string, input: unknown, signal: AbortSignal): Promise<{ output: unknown } | { errorText: string }>
}

/** What answering calls works with. */
interface AnswerToolsOptions {
  chatId: ChatId
  store: MessageStore
  transport: Pick<Transport, 'ask'>
  follower: AnswerFollower
  browserTools: BrowserTools
  /** The server has gone on. */
  onTaken(answer: Answer): void
  /** It was lost sight of, and nothing runs any more. */
  onLost(answerKey: string): void
  /** Another tab or device has answered. */
  onElsewhere(): void
}

/** Answers the calls of the last answer, which waits for them. */
export interface AnswerTools {
  decide(toolCallId: string, decision: Decision): void
  /** Runs what the page may run unasked. Called whenever an answer has ended, or was found, waiting. */
  runAllowed(): void
  /** The answer whose calls the page runs at the moment. */
  running(): Answer | undefined
  /** Ends what the page runs and asks about it again; false when nothing runs. */
  stop(): boolean
}

/** A part of the posted answer message. */
type Said = { type: string; toolCallId: string } & Record<string, unknown>

/** What is known so far of the calls of one waiting answer. */
interface Pending {
  /** The answer's key. */
  key: string
  said: Map<string, Said>
  /** What the page runs, by call. */
  runs: Map<string, AbortController>
  /** Tools. */
  alwaysAllow: Set<string>
}

/** Makes the answering of one chat's calls. */
export function createAnswerTools(options: AnswerToolsOptions): AnswerTools {
  const { chatId, store, transport, follower, browserTools } = options
  let pending: Pending | undefined

  function waiting(): Answer | undefined {
    const last = store.entries().at(-1)
    const answer = last?.role === 'assistant' && last.status === 'waiting' ? last : undefined
    if (answer && pending?.key !== answer.key) {
      pending = { key: answer.key, said: new Map(), runs: new Map(), alwaysAllow: new Set() }
    }
    return answer
  }

  function settle(answer: Answer, tool: GrowingTool, said: Record<string, unknown>) {
    pending?.said.set(tool.toolCallId, { type: `tool-${tool.toolName}`, toolCallId: tool.toolCallId, ...said })
    const isAll = openCalls(answer).every(({ toolCallId }) => pending?.said.has(toolCallId))
    if (isAll) post(answer)
  }

  function allow(answer: Answer, tool: GrowingTool) {
    if (!browserTools.has(tool.toolName)) {
      change(answer, tool, 'approval-responded')
      return settle(answer, tool, { state: 'approval-responded', approval: { id: tool.toolCallId, approved: true } })
    }
    if (!pending || pending.runs.has(tool.toolCallId)) return
    const { key, runs } = pending
    const run = new AbortController()
    runs.set(tool.toolCallId, run)
    change(answer, tool, 'approval-responded')
    browserTools.run(tool.toolName, tool.input, run.signal).then((outcome) => {
      if (run.signal.aborted) return
      runs.delete(tool.toolCallId)
      const current = waiting()
      if (current?.key !== key) return
      store.update(current, { runsHere: runs.size > 0 })
      const state = 'output' in outcome ? 'output-available' : 'output-error'
      settle(current, tool, { state, ...outcome })
    })
  }

  function running(): Answer | undefined {
    const answer = waiting()
    return answer?.runsHere ? answer : undefined
  }

  function stop(): boolean {
    const answer = running()
    if (!answer || !pending) return false
    for (const tool of openCalls(answer)) {
      const run = pending.runs.get(tool.toolCallId)
      if (!run) continue
      run.abort()
      pending.runs.delete(tool.toolCallId)
      pending.alwaysAllow.delete(tool.toolName)
      askAgain(tool)
    }
    answer.message.revision += 1
    store.update(answer, { runsHere: false })
    return true
  }

  /** Shows what was said at once; the server's word replaces it. */
  function change(answer: Answer, tool: GrowingTool, state: GrowingTool['state']) {
    tool.state = state
    tool.revision += 1
    answer.message.revision += 1
    store.update(answer, { continueError: undefined, runsHere: (pending?.runs.size ?? 0) > 0 })
  }

  function post(answer: Answer) {
    if (!pending) return
    const { key, said, alwaysAllow } = pending
    pending = undefined
    const body = {
      id: chatId,
      message: { id: answer.id, role: 'assistant', parts: [...said.values()] },
      ...(alwaysAllow.size > 0 && { alwaysAllow: [...alwaysAllow] }),
    }
    answer.message.ended = false
    // What it will say is in no summary that was made before.
    const { summary: _before, ...metadata } = answer.message.metadata
    answer.message.metadata = metadata
    follower.resume(key)
    store.update(answer, {
      status: 'streaming',
      // What is told goes on behind what is known: also behind what was stored and has come with the page.
      logId: lastLogOf(answer),
      ...goesOnNow(answer),
    })
    const listener = follower.listen(key, () => options.onTaken(answer))
    transport.ask(chatId, body, listener, new AbortController().signal).then(
      (isFollowed) => (isFollowed ? follower.end(key, undefined) : options.onLost(key)),
      (thrown) => giveBack(key, said, thrown),
    )
  }

  /** What could not be posted is asked again; where anything came of it, that is what counts. */
  function giveBack(key: string, said: ReadonlyMap<string, Said>, thrown: unknown) {
    const info = infoOf(thrown)
    const answer = follower.answerOf(key)
    const hasGoneOn = answer?.message.parts.some(
      (part) =>
        part.type === 'tool' && said.has(part.toolCallId) && part.state !== 'approval-responded' && !isOpen(part),
    )
    if (!answer || hasGoneOn) return follower.end(key, info)
    follower.leave(key)
    answer.message.ended = true
    for (const part of answer.message.parts) {
      if (part.type !== 'tool' || !said.has(part.toolCallId)) continue
      askAgain(part)
    }
    answer.message.revision += 1
    store.update(answer, { status: 'waiting', lineLostAt: undefined, continueError: info })
    // Another tab was faster, or the chat has gone on without the calls.
    if (TAKEN_ELSEWHERE.has(info.code)) options.onElsewhere()
  }

  return {
    running,
    stop,
    decide(toolCallId, decision) {
      const answer = waiting()
      const tool = answer && openCalls(answer).find((call) => call.toolCallId === toolCallId)
      if (!answer || tool?.state !== 'approval-requested') return
      if (decision === 'deny') {
        change(answer, tool, 'output-denied')
        return settle(answer, tool, { state: 'approval-responded', approval: { id: toolCallId, approved: false } })
      }
      if (decision === 'allow-once') return allow(answer, tool)
      pending?.alwaysAllow.add(tool.toolName)
      // What is allowed for the chat is allowed for the calls beside this one.
      for (const call of openCalls(answer)) {
        if (call.toolName === tool.toolName && call.state === 'approval-requested') allow(answer, call)
      }
    },
    runAllowed() {
      const answer = waiting()
      if (!answer) return
      for (const call of openCalls(answer)) {
        if (call.state === 'input-available' && browserTools.has(call.toolName)) allow(answer, call)
      }
    },
  }
}

/** Also of what was allowed for the chat: nothing would run it once more by itself. */
function askAgain(tool: GrowingTool) {
  tool.state = 'approval-requested'
  tool.approval ??= { id: tool.toolCallId }
  tool.revision += 1
}

/** The calls that the answer waits for, those included that something was said to. */
function openCalls({ message }: Answer): GrowingTool[] {
  return message.parts.filter(
    (part): part is GrowingTool => part.type === 'tool' && !part.providerExecuted && isOpen(part),
  )
}

const OPEN: ReadonlySet<GrowingTool['state']> = new Set(['input-available', 'approval-requested', 'approval-responded'])

function isOpen({ state, approval }: GrowingTool): boolean {
  // A denial that was not posted yet.
  return OPEN.has(state) || (state === 'output-denied' && approval?.approved === undefined)
}
