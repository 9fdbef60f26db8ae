/** One upstream call of an answer: watched, retried while nothing was shown, translated and recorded. */

import type { CallState } from '@/lib/anthropic/call-state'
import { openServerCalls } from '@/lib/anthropic/server-calls'
import { withoutThinking } from '@/lib/anthropic/transcript'
import { createTranslator } from '@/lib/anthropic/translate'
import type { ModelRequest } from '@/lib/server/provider/provider'
import { isInvalidSignature } from '@/lib/server/provider/provider-error'
import type { CallMeter } from '@/lib/server/usage/call-meter'
import { AppError, type ErrorCode, toAppError } from '@/lib/shared/error'
import type { AnswerWriter } from './answer-writer'
import type { Intake } from './intake'
import { hasThinking } from './prompt'
import type { Recorder } from './recordings/recorder'
import { retryDelay } from './retry'
import { startWatchdog } from './watchdog'

/** What a call needs. */
export interface RunCallOptions {
  metering: CallMeter
  request: ModelRequest
  /** Bounds the request of each try. The call rejects with what this rejects with. */
  bound?: (request: ModelRequest) => Promise<ModelRequest>
  /** Faults for the simulator to play. */
  faults: string | undefined
  /** Unique within the answer; part of the ids of its parts. */
  callId: string
  writer: AnswerWriter
  /** Counts what the segment takes in, over all of its calls. */
  intake: Intake
  /** The reader's stop. */
  signal: AbortSignal
  idleMs: number
  recorder: Recorder
}

/** How a call ended. */
export interface CallResult {
  state: CallState
  error: AppError | undefined
  /** The upstream went away without an error of its own. */
  brokenOff: boolean
}

/** Runs a call to its end. Upstream faults are part of its result; it rejects only as `bound` does. */
export async function runCall(options: RunCallOptions): Promise<CallResult> {
  let { request } = options
  for (let attempt = 0; ; attempt += 1) {
    const bounded = options.bound ? await options.bound(request) : request
    const result = await tryOnce({ ...options, request: bounded }, attempt)
    if (!result.error || options.signal.aborted || hasSpoken(result.state)) return result
    if (isInvalidSignature(result.error) && hasThinking(request)) {
      request = { ...request, messages: withoutThinking(request.messages) }
      continue
    }
    const delayMs = retryDelay(result.error, attempt + 1, Math.random)
    if (delayMs === undefined) return { ...result, brokenOff: result.error.code === 'answer_too_large' }
    const { code, message } = result.error
    options.writer.write([
      { type: 'data-retry', data: { code, message, attempt: attempt + 2, delayMs }, transient: true },
    ])
    await wait(delayMs, options.signal)
    if (options.signal.aborted) return result
  }
}

async function tryOnce(options: RunCallOptions, attempt: number): Promise<CallResult> {
  const { metering, request, writer, intake, signal } = options
  const prefix = `${options.callId}.${attempt}.`
  const call = options.recorder.beginCall(request, prefix)
  // By the recorded times, so that a recording is translated to the same chunks.
  const translator = createTranslator(prefix, call.eventTime, openServerCalls(request.messages))
  intake.begin(translator.state)
  const idle = new AbortController()
  const watchdog = startWatchdog({
    idleMs: options.idleMs,
    notify: (silentMs) => writer.write([{ type: 'data-silence', data: { silentMs }, transient: true }]),
    giveUp: () => idle.abort(new AppError('timed_out')),
  })
  let error: AppError | undefined
  try {
    const events = metering.stream(request, {
      purpose: 'answer',
      retry: attempt,
      faults: options.faults,
      signal: AbortSignal.any([signal, idle.signal, intake.signal]),
      onRequest: call.setRequest,
      onBytes(count) {
        watchdog.feed()
        intake.bytes(count)
      },
      onRawEvent: (event) => call.event(event, intake.isRecorded),
      onSkippedEvent: call.skipped,
    })
    for await (const event of events) {
      if (signal.aborted || !intake.takes(event)) break
      writer.writeTranslated(translator.push(event))
      call.written()
      if (translator.ended) break
    }
    error = intake.fault ?? faultOf(translator.state, idle.signal.aborted)
  } catch (thrown) {
    error = toAppError(thrown)
  } finally {
    watchdog.stop()
  }
  writer.writeTranslated(translator.end())
  call.end()
  if (signal.aborted) return { state: translator.state, error: undefined, brokenOff: false }
  const brokenOff = error !== undefined && BROKEN_OFF.has(error.code)
  return { state: translator.state, error, brokenOff }
}

/** The codes of an answer that broke off without an end. */
const BROKEN_OFF: ReadonlySet<ErrorCode> = new Set(['connection_lost', 'timed_out', 'answer_too_large'])

/** Faults without an exception. An early end after some output is none: its missing stop reason gives the status. */
function faultOf(state: CallState, gaveUp: boolean): AppError | undefined {
  if (gaveUp) return new AppError('timed_out')
  if (state.spliced) {
    return new AppError('provider_failed', { message: 'The model provider mixed another answer into this one.' })
  }
  if (state.messageId === undefined && state.blocks.length === 0) {
    return new AppError('provider_failed', {
      message: 'The model provider ended the answer before it began. Try again.',
    })
  }
  return undefined
}

/** Whether readers have seen text, thinking or a tool call of this try. */
function hasSpoken({ blocks }: CallState): boolean {
  return blocks.some(({ kind, pieces }) => kind === 'tool' || pieces.length > 0)
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done, { once: true })
    if (signal.aborted) done()
  })
}
