/** The calls of one segment: the model is called, its tools run, and it is called again until something ends it. */

import { type CallState, contentOf, type ToolCall, toolCallsOf } from '@/lib/anthropic/call-state'
import {
  blocksOf,
  type ModelMessage,
  pushMessage,
  settled,
  visibleMessage,
  withoutLooseEnds,
} from '@/lib/anthropic/transcript'
import type { ModelRequest } from '@/lib/server/provider/provider'
import type { Services } from '@/lib/server/services'
import type { CallMeter } from '@/lib/server/usage/call-meter'
import type { Chunk } from '@/lib/shared/chunk'
import { AppError } from '@/lib/shared/error'
import type { GrowingPart, GrowingTool } from '@/lib/stream/growing-message'
import { awaitsAnswer } from '@/lib/stream/tool-state'
import type { AnswerWriter } from './answer-writer'
import { createIntake } from './intake'
import type { Recorder } from './recordings/recorder'
import { runCall } from './run-call'
import { runTools, type ToolAnswer, type ToolRun } from './run-tools'

/** Bounds the cost of a loop of tools or pauses. In the last call the model must answer with what it has. */
export const MAX_CALLS = 12

/** What the loop starts with. */
export interface LoopJob {
  chatId: string
  ownerId: string
  segment: number
  request: ModelRequest
  faults: string | undefined
  /** How many calls the answer has had already, when it continues after waiting for its tools. */
  callsBefore: number
  /** The answers to the tool calls that the request ends with; undefined when it ends with a question. */
  answers: ReadonlyMap<string, ToolAnswer> | undefined
  /** Names of tools that the person has allowed for the whole chat. */
  allowedTools: readonly string[]
}

/** One run of the loop. Its lists grow. */
export interface Loop {
  calls: CallState[]
  /** The messages after the request. */
  transcript: ModelMessage[]
  writer: AnswerWriter
  metering: CallMeter
  signal: AbortSignal
  recorder: Recorder
  noteTime(toolCallId: string, milliseconds: number): void
  /** Resolves when what is written so far survives this process, or after a moment. Never rejects. */
  keepNow(): Promise<void>
  /** Whether the person can be asked about a call: not while the answer is held. */
  canAsk(): boolean
}

/** How a segment's calls ended. */
export interface LoopEnd {
  error: AppError | undefined
  brokenOff: boolean
  /** Whether calls wait for the person. */
  isWaiting: boolean
  /** Everything is there, whatever the last call was, even if none was needed. */
  isWhole?: boolean
}

/** Runs the calls of one segment. */
export async function runLoop(services: Services, job: LoopJob, loop: Loop): Promise<LoopEnd> {
  const { calls, transcript, writer, metering, signal, recorder } = loop
  const { tools, config, database, fileStorage } = services
  const { ownerId, chatId, allowedTools } = job
  const toolRun: ToolRun = {
    tools,
    context: { ownerId, chatId, database, fileStorage, signal },
    allowedTools,
    write: writer.write,
    noteTime: loop.noteTime,
    canAsk: loop.canAsk,
  }
  const intake = createIntake()

  /** Answers tool calls; whether the model is called again. */
  async function answerCalls(open: readonly ToolCall[], answers: ReadonlyMap<string, ToolAnswer>) {
    if (open.length === 0) {
      throw new AppError('internal', { message: 'The calls that were answered no longer exist.' })
    }
    const { results, isWaiting } = await runTools(open, answers, toolRun)
    if (isWaiting || signal.aborted) return { goesOn: false, isWaiting: isWaiting && !signal.aborted }
    pushMessage(transcript, { role: 'user', content: results })
    return { goesOn: true, isWaiting: false }
  }

  /** Does what the end of a call requires; whether the model is called again. */
  async function follow(state: CallState, isLast: boolean) {
    const ended = { goesOn: false, isWaiting: false }
    if (isLast) return ended
    if (state.stopReason === 'tool_use') {
      const open = toolCallsOf(state)
      return open.length === 0 ? ended : answerCalls(open, NO_ANSWERS)
    }
    if (state.stopReason !== 'pause_turn' && !isCompacted(state)) return ended
    // A pause in the API's own tools continues from its content. Anything else would be a prefill, which models refuse.
    if (!hasBlock(state, 'server_tool_use') && !isCompacted(state)) {
      transcript.splice(0, transcript.length, ...settled(transcript, []))
      if (transcript.at(-1)?.role === 'assistant') pushMessage(transcript, { role: 'user', content: 'Go on.' })
    }
    if (transcript.length === 0) return ended
    // The API's own tools are still at work. Calls of ours were not due and will not be run.
    writer.write(
      settleUnrunCalls(writer.calls, 'the turn ended before it.', ({ providerExecuted }) => !providerExecuted),
    )
    return { goesOn: true, isWaiting: false }
  }

  if (job.answers) {
    const { goesOn, isWaiting } = await answerCalls(openCalls(job.request), job.answers)
    if (!goesOn && !isWaiting) writer.write(settleUnrunCalls(writer.calls, reasonNotRun(null, false)))
    if (!goesOn) return { error: undefined, brokenOff: false, isWaiting }
  }
  for (let step = job.callsBefore; ; step += 1) {
    writer.write([{ type: 'start-step' }])
    const isLast = step >= MAX_CALLS - 1
    const { state, error, brokenOff } = await runCall({
      metering,
      request: {
        ...job.request,
        messages: joined(job.request.messages, transcript),
        ...(isLast && withoutTools(job.request)),
      },
      faults: job.faults,
      callId: `${job.segment === 1 ? '' : `${job.segment}.`}${step}`,
      writer,
      intake,
      signal,
      idleMs: config.upstreamIdleMs,
      recorder,
    })
    calls.push(state)
    const content = contentOf(state)
    if (content.length > 0) pushMessage(transcript, visibleMessage({ role: 'assistant', content }))
    const next = error || signal.aborted ? undefined : await follow(state, isLast)
    const goesOn = next?.goesOn === true && !signal.aborted
    writer.write([{ type: 'finish-step' }])
    if (goesOn) continue
    const isWaiting = next?.isWaiting === true && !signal.aborted
    // Only calls of this upstream call wait. Others that are open will not be answered.
    const waiting = new Set(isWaiting ? toolCallsOf(state).map(({ id }) => id) : [])
    writer.write(
      settleUnrunCalls(
        writer.calls,
        reasonNotRun(state.stopReason, isLast),
        ({ toolCallId }) => !waiting.has(toolCallId),
      ),
    )
    return { error, brokenOff, isWaiting }
  }
}

const NO_ANSWERS: ReadonlyMap<string, ToolAnswer> = new Map()

const isCompacted = (state: CallState) => state.stopReason === 'compaction' && hasBlock(state, 'compaction')

function hasBlock({ blocks }: CallState, type: string): boolean {
  return blocks.some(({ opened }) => opened.type === type)
}

/** The tools stay in the request, as the history names them, but none may be called. */
function withoutTools({ tools }: ModelRequest) {
  return tools ? { tool_choice: { type: 'none' as const } } : {}
}

function joined(messages: readonly ModelMessage[], transcript: readonly ModelMessage[]): ModelMessage[] {
  const all = [...messages]
  for (const message of transcript) pushMessage(all, message)
  const last = all.at(-1)
  // A pause is sent back as it is; everything before it is over.
  return last?.role === 'assistant' ? [...withoutLooseEnds(all.slice(0, -1)), last] : withoutLooseEnds(all)
}

/** The tool calls that a request's history ends with. */
function openCalls({ messages }: ModelRequest): ToolCall[] {
  const last = messages.at(-1)
  if (last?.role !== 'assistant') return []
  return blocksOf(last.content).flatMap(({ type, id, name, input }) =>
    type === 'tool_use' ? [{ id: String(id), name: String(name), input: input as ToolCall['input'] }] : [],
  )
}

/** Why calls are not run at the end of a segment. */
function reasonNotRun(stopReason: string | null, isLast: boolean): string {
  if (stopReason === 'max_tokens') return 'the answer reached its length limit within this call.'
  return isLast ? `an answer has at most ${MAX_CALLS} steps.` : 'the answer ended before this call could be run.'
}

/** Settles calls that nobody will run; otherwise they would seem to run for ever. */
function settleUnrunCalls(
  calls: readonly GrowingPart[],
  reason: string,
  isAffected: (tool: GrowingTool) => boolean = () => true,
): Chunk[] {
  return calls.flatMap((part): Chunk[] => {
    if (part.type !== 'tool' || !awaitsAnswer(part.state) || !isAffected(part)) return []
    const { toolCallId, providerExecuted } = part
    const errorText = providerExecuted ? 'The answer ended before a result came.' : `Not run: ${reason}`
    return [{ type: 'tool-output-error', toolCallId, errorText }]
  })
}
