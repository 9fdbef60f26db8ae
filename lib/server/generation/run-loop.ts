/** The calls of one segment: asked, their tools run, asked again, until the model or something else ends it. */

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
import type { GrowingMessage, GrowingTool } from '@/lib/stream/accumulate'
import { passThrough } from '@/lib/stream/hold'
import type { AnswerWriter } from './answer-writer'
import { createIntake } from './intake'
import type { RecordedCall } from './recordings/recording'
import { runCall } from './run-call'
import { runTools, type ToolAnswer, type ToolRun } from './run-tools'

/** Bounds what a loop of tools or pauses can cost. With the last call the model has to answer with what it has. */
export const MAX_CALLS = 12

/** What is to be asked. */
export interface LoopJob {
  chatId: string
  ownerId: string
  segment: number
  request: ModelRequest
  faults: string | undefined
  /** Calls that the answer has had already, where it goes on after its tools were waited for. */
  callsBefore: number
  /** What is known of the calls that the request ends with; undefined where it ends with a question. */
  answers: ReadonlyMap<string, ToolAnswer> | undefined
  /** Names of tools that the person has allowed for the whole chat. */
  allowedTools: readonly string[]
}

/** One segment's run. The lists grow while it lasts. */
export interface Loop {
  calls: CallState[]
  /** What was said behind the request. */
  transcript: ModelMessage[]
  writer: AnswerWriter
  metering: CallMeter
  signal: AbortSignal
  now(): number
  record(call: RecordedCall): void
  noteTime(toolCallId: string, milliseconds: number): void
}

/** How a segment's calls ended. */
export interface LoopEnd {
  error: AppError | undefined
  brokenOff: boolean
  /** Calls wait for the person. */
  isWaiting: boolean
}

/** Runs the calls of one segment. */
export async function runLoop(services: Services, job: LoopJob, loop: Loop): Promise<LoopEnd> {
  const { calls, transcript, writer, metering, signal, now, record } = loop
  const { tools, config, database, fileStorage } = services
  const { ownerId, chatId, allowedTools } = job
  const toolRun: ToolRun = {
    tools,
    context: { ownerId, chatId, database, fileStorage, signal },
    allowedTools,
    write: writer.write,
    noteTime: loop.noteTime,
  }
  const hold = passThrough()
  const intake = createIntake()

  /** Answers calls; whether another call of the model follows. */
  async function answerCalls(open: readonly ToolCall[], answers: ReadonlyMap<string, ToolAnswer>) {
    if (open.length === 0) {
      throw new AppError('internal', { message: 'The calls that were answered are not known any more.' })
    }
    const { results, isWaiting } = await runTools(open, answers, toolRun)
    if (isWaiting || signal.aborted) return { goesOn: false, isWaiting: isWaiting && !signal.aborted }
    pushMessage(transcript, { role: 'user', content: results })
    return { goesOn: true, isWaiting: false }
  }

  /** Does what a call's end asks for; whether another one follows. */
  async function takeTurn(state: CallState, isLast: boolean) {
    const ended = { goesOn: false, isWaiting: false }
    if (isLast) return ended
    if (state.stopReason === 'tool_use') {
      const open = toolCallsOf(state)
      return open.length === 0 ? ended : answerCalls(open, NOTHING_KNOWN)
    }
    if (state.stopReason !== 'pause_turn' && !isCompacted(state)) return ended
    // A pause within the API's own tools goes on from its content; anything else would be a prefill, which models refuse.
    if (!hasBlock(state, 'server_tool_use') && !isCompacted(state)) {
      transcript.splice(0, transcript.length, ...settled(transcript, []))
      if (transcript.at(-1)?.role === 'assistant') pushMessage(transcript, { role: 'user', content: 'Go on.' })
    }
    if (transcript.length === 0) return ended
    // Its tools are still at work; calls of ours in a turn that was none for them will not be run.
    writer.write(unrunTools(writer.message, 'the turn ended before it.', ({ providerExecuted }) => !providerExecuted))
    return { goesOn: true, isWaiting: false }
  }

  if (job.answers) {
    const { goesOn, isWaiting } = await answerCalls(openCalls(job.request), job.answers)
    if (!goesOn && !isWaiting) writer.write(unrunTools(writer.message, endedWhy(null, false)))
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
      hold,
      intake,
      signal,
      idleMs: config.upstreamIdleMs,
      now,
      record,
    })
    calls.push(state)
    const content = contentOf(state)
    if (content.length > 0) pushMessage(transcript, visibleMessage({ role: 'assistant', content }))
    const turn = error || signal.aborted ? undefined : await takeTurn(state, isLast)
    writer.write([{ type: 'finish-step' }])
    if (turn?.goesOn && !signal.aborted) continue
    const isWaiting = turn?.isWaiting === true && !signal.aborted
    writer.write(hold.release())
    // What waits is a call of this turn; whatever else is open will not be answered.
    const waiting = new Set(isWaiting ? toolCallsOf(state).map(({ id }) => id) : [])
    writer.write(
      unrunTools(writer.message, endedWhy(state.stopReason, isLast), ({ toolCallId }) => !waiting.has(toolCallId)),
    )
    return { error, brokenOff, isWaiting }
  }
}

const NOTHING_KNOWN: ReadonlyMap<string, ToolAnswer> = new Map()

const isCompacted = (state: CallState) => state.stopReason === 'compaction' && hasBlock(state, 'compaction')

function hasBlock({ blocks }: CallState, type: string): boolean {
  return blocks.some(({ opened }) => opened.type === type)
}

/** Tools stay named, as the history speaks of them; none may be called. */
function withoutTools({ tools }: ModelRequest) {
  return tools ? { tool_choice: { type: 'none' as const } } : {}
}

function joined(messages: readonly ModelMessage[], transcript: readonly ModelMessage[]): ModelMessage[] {
  const all = [...messages]
  for (const message of transcript) pushMessage(all, message)
  const last = all.at(-1)
  // A pause is sent back as it stands; what lies behind it has had its say.
  return last?.role === 'assistant' ? [...withoutLooseEnds(all.slice(0, -1)), last] : withoutLooseEnds(all)
}

/** The calls that a request's history ends with. */
function openCalls({ messages }: ModelRequest): ToolCall[] {
  const last = messages.at(-1)
  if (last?.role !== 'assistant') return []
  return blocksOf(last.content).flatMap(({ type, id, name, input }) =>
    type === 'tool_use' ? [{ id: String(id), name: String(name), input: input as ToolCall['input'] }] : [],
  )
}

/** Why calls are not run at the end of a segment. */
function endedWhy(stopReason: string | null, isLast: boolean): string {
  if (stopReason === 'max_tokens') return 'the answer reached its length limit within this call.'
  return isLast ? `an answer has at most ${MAX_CALLS} steps.` : 'the answer ended before this call could be run.'
}

/** The calls that nobody will run any more say so; otherwise they would look as if they ran for ever. */
function unrunTools(
  { parts }: GrowingMessage,
  why: string,
  isMeant: (tool: GrowingTool) => boolean = () => true,
): Chunk[] {
  return parts.flatMap((part): Chunk[] => {
    const isOpen = part.type === 'tool' && (part.state === 'input-available' || part.state === 'approval-requested')
    if (!isOpen || !isMeant(part)) return []
    const { toolCallId, providerExecuted } = part
    const errorText = providerExecuted ? 'The answer ended before a result came.' : `Not run: ${why}`
    return [{ type: 'tool-output-error', toolCallId, errorText }]
  })
}
