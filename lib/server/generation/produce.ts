/** THE PRODUCER: asks the model, translates, runs tools, writes the log, ends it. Runs whether or not anyone reads. */

import type { ModelMessage, ModelRequest } from '@/lib/server/provider/provider'
import type { Services } from '@/lib/server/services'
import type { Reservation } from '@/lib/server/usage/budget'
import { createMetering, type Metering } from '@/lib/server/usage/metered-call'
import type { Chunk } from '@/lib/shared/chunk'
import { type AppError, toAppError } from '@/lib/shared/error'
import { type AnswerId, type ChatId, logIdOf } from '@/lib/shared/ids'
import type { Message, MessageMetadata, SeamReason } from '@/lib/shared/message'
import { type GrowingMessage, toMessage } from '@/lib/stream/accumulate'
import { type CallState, contentOf, toolCallsOf } from '@/lib/stream/call-state'
import { passThrough } from '@/lib/stream/hold'
import { type AnswerWriter, createAnswerWriter } from './answer-writer'
import { statusOf, usageOf } from './ending'
import { earlierChunks, joinLegs } from './legs'
import type { RecordedCall } from './recording'
import { runCall } from './run-call'
import { runTools } from './run-tools'
import { storeAnswer } from './store-answer'
import { titleChat } from './title'
import { watchEnd } from './watch-end'

// Bounds what a loop of tools or pauses can cost.
const MAX_CALLS = 10

/** One answer to be produced. */
export interface Job {
  answerId: AnswerId
  chatId: ChatId
  /** Counts from 1; later ones go on with an answer that had ended too early. */
  leg: number
  /** What was said in the legs before, and why it ended. */
  earlier: { message: Message; reason: SeamReason } | undefined
  ownerId: string
  requestId: string
  request: ModelRequest
  /** The retired id that was asked for, when another model serves it. */
  replacedModel: string | undefined
  acceptedAt: Date
  /** Held back from the budget for the first call. */
  reservation: Reservation | undefined
  /** Called at the end of the answer, before what is done about it afterwards. */
  ended?: () => void
  /** Faults for the simulator to play. */
  faults: string | undefined
}

interface Outcome {
  calls: CallState[]
  error: AppError | undefined
  brokenOff: boolean
}

/** Produces one leg of an answer to its end. The log must have been claimed. Never rejects. */
export async function produce(services: Services, job: Job): Promise<void> {
  const { streamLog, log } = services
  const { chatId, answerId, leg, earlier } = job
  const logId = logIdOf(answerId, leg)
  const origin = performance.now()
  const now = () => performance.now() - origin
  const end = watchEnd(services, job, logId)
  const writer = createAnswerWriter(streamLog, logId, answerId, now)
  const recorded: RecordedCall[] = []
  writer.repeat([startChunk(job), ...(earlier ? earlierChunks(earlier.message, earlier.reason, job.acceptedAt) : [])])
  const metering = createMetering(services, job)

  // Outside of the run, so that what was used is told also when the run itself fails.
  const calls: CallState[] = []
  const run: Run = { calls, writer, metering, now, signal: end.signal, record: (call) => recorded.push(call) }
  const { error, brokenOff } = await runCalls(services, job, run).catch((thrown) => ({
    error: toAppError(thrown),
    brokenOff: false,
  }))
  const legNotice = end.legNotice()
  const outcome: Outcome = { calls, error, brokenOff: brokenOff || end.isBrokenOff() }
  const isSimulated = services.provider.kind === 'simulator'
  const metadata = {
    ...joinLegs(earlier?.message.metadata, metadataOf(job, outcome, writer, end.isStopped(), now())),
    ...(isSimulated && { simulated: true }),
    ...(legNotice && { legEnd: legNotice.reason }),
  }
  const ending = endChunks(metadata, error, job.requestId)
  // Stored first: whoever reads the end may ask the next question, or open the chat elsewhere, at once.
  await Promise.all([storeAnswer(services, { ...job, message: writer.message, ending, metadata }), metering.settled()])
  end.letGo()
  writer.write(legNotice ? [{ type: 'data-leg', data: legNotice, transient: true }, ...ending] : ending)
  streamLog.finish(logId)
  job.ended?.()

  const { status, model, stopReason, durationMs, timeToFirstTokenMs } = metadata
  const fields = { requestId: job.requestId, answerId: job.answerId, status, model, stopReason }
  const skippedEvents = recorded.reduce((sum, call) => sum + call.skippedEvents, 0)
  const wasProved = calls.at(-1)?.stopped ?? false
  log.info('answer ended', {
    ...fields,
    durationMs,
    timeToFirstTokenMs,
    calls: recorded.length,
    ...(leg > 1 && { leg }),
    ...(skippedEvents > 0 && { skippedEvents }),
    // A stop reason without message_stop counts as an end all the same: proxies lose it.
    ...(status === 'complete' && !wasProved && { withoutMessageStop: true }),
  })
  if (error) log.error('answer failed', { ...fields, code: error.code }, error.cause)
  const message = toMessage(writer.message)
  // The chat is free and its readers have gone: only the host's patience is taken.
  await Promise.all([
    services.recordings.save({ chatId, answerId: logId, message, calls: recorded }),
    status === 'complete' && titleChat(services, job, message),
  ])
}

interface Run {
  /** Grows by one with each call. */
  calls: CallState[]
  writer: AnswerWriter
  metering: Metering
  signal: AbortSignal
  now(): number
  record(call: RecordedCall): void
}

async function runCalls(services: Services, job: Job, run: Run): Promise<Omit<Outcome, 'calls'>> {
  const { calls, writer, metering, signal, now, record } = run
  const { tools, config } = services
  const hold = passThrough()
  let messages: ModelMessage[] = job.request.messages
  for (let step = 0; step < MAX_CALLS; step += 1) {
    writer.write([{ type: 'start-step' }])
    const request = { ...job.request, messages }
    const idleMs = config.upstreamIdleMs
    const { state, error, brokenOff } = await runCall({
      metering,
      request,
      faults: job.faults,
      callId: `${job.leg === 1 ? '' : `${job.leg}.`}${step}`,
      writer,
      hold,
      signal,
      idleMs,
      now,
      record,
    })
    calls.push(state)
    const next = error || signal.aborted ? undefined : await nextTurn(state, { tools, signal, writer })
    writer.write([{ type: 'finish-step' }])
    if (!next || signal.aborted) {
      writer.write(hold.release())
      writer.write(unrunTools(writer.message, state.stopReason))
      return { error, brokenOff }
    }
    messages = [...messages, ...next]
  }
  return { error: undefined, brokenOff: false }
}

/** The calls that nobody will run any more say so; otherwise they would look as if they ran for ever. */
function unrunTools({ parts }: GrowingMessage, stopReason: string | null): Chunk[] {
  const errorText =
    stopReason === 'max_tokens'
      ? 'Not run: the answer reached its length limit within this call.'
      : 'Not run: the answer ended before this call could be run.'
  return parts.flatMap((part): Chunk[] =>
    part.type === 'tool' && part.state === 'input-available' && !part.providerExecuted
      ? [{ type: 'tool-output-error', toolCallId: part.toolCallId, errorText }]
      : [],
  )
}

/** What to add to the history for the next call; undefined when the answer is at its end. */
async function nextTurn(
  state: CallState,
  { tools, signal, writer }: Pick<Services, 'tools'> & Pick<Run, 'signal' | 'writer'>,
): Promise<ModelMessage[] | undefined> {
  const content = contentOf(state)
  // A tool runs only when its block has closed and the API says that it is the tool's turn.
  if (state.stopReason === 'tool_use') {
    const toolCalls = toolCallsOf(state)
    if (toolCalls.length === 0) return undefined
    const results = await runTools(toolCalls, tools, signal, writer.write)
    return [{ role: 'assistant', content }, results]
  }
  if (state.stopReason === 'pause_turn' && content.length > 0) {
    const paused: ModelMessage = { role: 'assistant', content }
    // A pause within the API's own tools goes on from its content; anything else would be a prefill, which models refuse.
    const isToolPause = content.some(({ type }) => type === 'server_tool_use')
    return isToolPause ? [paused] : [paused, { role: 'user', content: 'Go on.' }]
  }
  return undefined
}

function startChunk({ answerId, request, replacedModel, acceptedAt, earlier }: Job): Chunk {
  return {
    type: 'start',
    messageId: answerId,
    messageMetadata: {
      createdAt: earlier?.message.metadata?.createdAt ?? acceptedAt.toISOString(),
      model: request.model,
      ...(replacedModel !== undefined && { replacedModel }),
    },
  }
}

function metadataOf(
  job: Job,
  outcome: Outcome,
  writer: AnswerWriter,
  stopped: boolean,
  durationMs: number,
): MessageMetadata {
  const { calls, error, brokenOff } = outcome
  const last = calls.at(-1)
  const status = statusOf({ calls, stopped, error, brokenOff })
  const { usage, costUsd, estimated } = usageOf(calls)
  const { firstTextAt, firstDeltaAt, lastDeltaAt } = writer
  return {
    status,
    model: last?.model ?? job.request.model,
    stopReason: last?.stopReason ?? null,
    ...(status === 'refused' && { refusal: refusalOf(last?.stopDetails) }),
    usage,
    ...(estimated && { estimated }),
    costUsd,
    timeToFirstTokenMs: firstTextAt === undefined ? null : Math.round(firstTextAt),
    durationMs: Math.round(durationMs),
    ...(firstDeltaAt !== undefined &&
      lastDeltaAt !== undefined && { outputDurationMs: Math.round(lastDeltaAt - firstDeltaAt) }),
  }
}

// The provider's words are shown to people: an explanation has no more than this to say.
const MAX_EXPLANATION_CHARACTERS = 600

function refusalOf(details: CallState['stopDetails']): NonNullable<MessageMetadata['refusal']> {
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, MAX_EXPLANATION_CHARACTERS) : undefined)
  const [category, explanation] = [text(details?.category), text(details?.explanation)]
  return { ...(category !== undefined && { category }), ...(explanation !== undefined && { explanation }) }
}

function endChunks(metadata: MessageMetadata, error: AppError | undefined, requestId: string): Chunk[] {
  const finish: Chunk = { type: 'finish', messageMetadata: metadata }
  if (metadata.status === 'stopped') return [{ type: 'abort' }, finish]
  if (!error) return [finish]
  // An AI SDK client reads nothing after `error`, so the metadata goes before it as well.
  return [
    { type: 'message-metadata', messageMetadata: metadata },
    { type: 'data-error', data: error.info(requestId) },
    { type: 'error', errorText: error.message },
    finish,
  ]
}
