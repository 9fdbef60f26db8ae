/** THE PRODUCER: asks the model, translates, runs tools, writes the log, ends it. Runs whether or not anyone reads. */

import type { CallState } from '@/lib/anthropic/call-state'
import type { ModelMessage, TranscriptSegment } from '@/lib/anthropic/transcript'
import type { Services } from '@/lib/server/services'
import type { Reservation } from '@/lib/server/usage/budget'
import { createMetering } from '@/lib/server/usage/metered-call'
import type { Chunk } from '@/lib/shared/chunk'
import { type AppError, toAppError } from '@/lib/shared/error'
import { type AnswerId, type ChatId, logIdOf } from '@/lib/shared/ids'
import type { MessageMetadata, Part } from '@/lib/shared/message'
import type { Effort } from '@/lib/shared/models'
import type { Usage } from '@/lib/shared/usage'
import { charactersIn, toMessage } from '@/lib/stream/accumulate'
import { type AnswerWriter, createAnswerWriter } from './answer-writer'
import { hasBegun, statusOf, usageOf } from './ending'
import type { Prompt } from './prompt'
import type { RecordedCall } from './recordings/recording'
import { type Loop, type LoopEnd, type LoopJob, runLoop } from './run-loop'
import { type Earlier, earlierChunks, joinSegments } from './segments'
import { storeAnswer } from './store-answer'
import { titleChat } from './title'
import { watchEnd } from './watch-end'

/** One answer to be produced. */
export interface Job extends LoopJob {
  answerId: AnswerId
  chatId: ChatId
  /** What was said in the segments before. */
  earlier: Earlier | undefined
  /** What let a later segment go on, where that was said to the model: the end of its request. */
  opening: ModelMessage | undefined
  /** Digest of what the request begins with, without the opening. */
  prefix: string
  effort: Effort | undefined
  /** Makes the request whole, where it only outlines the files of its questions. */
  load: (() => Promise<Pick<Prompt, 'request' | 'prefix'>>) | undefined
  requestId: string
  /** The retired id that was asked for, when another model serves it. */
  replacedModel: string | undefined
  acceptedAt: Date
  /** Held back from the budget for the first call. */
  reservation: Reservation | undefined
  /** Called at the end of the answer, before what is done about it afterwards. */
  ended?: () => void
}

interface Outcome extends LoopEnd {
  calls: CallState[]
}

/** Produces one segment of an answer to its end. The log must have been claimed. Never rejects. */
export async function produce(services: Services, job: Job): Promise<void> {
  const { streamLog, log } = services
  const { chatId, answerId, segment, earlier } = job
  const logId = logIdOf(answerId, segment)
  const origin = performance.now()
  const now = () => performance.now() - origin
  const end = watchEnd(services, job, logId)
  const writer = createAnswerWriter(streamLog, logId, answerId, now)
  const recorded: RecordedCall[] = []
  writer.repeat([startChunk(job), ...(earlier ? earlierChunks(earlier, job.acceptedAt) : [])])
  const metering = createMetering(services, job)

  // Outside of the loop, so that what was used and said is told also when the loop itself fails.
  const calls: CallState[] = []
  const transcript: ModelMessage[] = []
  let { request, prefix } = job
  const loop: Loop = {
    calls,
    transcript,
    writer,
    metering,
    now,
    signal: end.signal,
    record: (call) => recorded.push(call),
    noteTime(toolCallId, milliseconds) {
      const toolTimes = { ...writer.message.metadata.toolTimes, [toolCallId]: milliseconds }
      writer.write([{ type: 'message-metadata', messageMetadata: { toolTimes } }])
    },
  }
  const run = async () => {
    if (job.load) ({ request, prefix } = await job.load())
    return runLoop(services, { ...job, request }, loop)
  }
  const { error, brokenOff, isWaiting } = await run().catch((thrown) => ({
    error: toAppError(thrown),
    brokenOff: false,
    isWaiting: false,
  }))
  const segmentNotice = end.segmentNotice()
  const outcome: Outcome = { calls, error, brokenOff: brokenOff || end.isBrokenOff(), isWaiting }
  const isSimulated = services.provider.kind === 'simulator'
  const metadata = {
    ...joinSegments(earlier?.message.metadata, metadataOf(job, outcome, writer, end.isStopped(), now())),
    ...(isSimulated && { simulated: true }),
    ...(segmentNotice && { segmentEnd: segmentNotice.reason }),
  }
  const ending = endChunks(metadata, error, job.requestId)
  // Stored first: whoever reads the end may ask the next question, or open the chat elsewhere, at once.
  const { effort, opening } = job
  const said: TranscriptSegment = { model: request.model, effort, prefix, messages: opened(opening, transcript) }
  // Where more came than is taken it would double what is written down; later requests have the text.
  const segments = error?.code === 'answer_too_large' ? undefined : [...(earlier?.transcript ?? []), said]
  const message = toMessage(writer.message)
  // Once, for all that is written down of it: a long answer takes megabytes.
  const ended = {
    ...message,
    parts: [...message.parts, ...ending.flatMap((chunk): Part[] => (chunk.type === 'data-error' ? [chunk] : []))],
    metadata: { ...message.metadata, ...metadata },
  }
  const { parts } = ended
  const characters = charactersIn(writer.message)
  const [chat] = await Promise.all([
    storeAnswer(services, { ...job, parts, metadata: ended.metadata, characters, transcript: segments }),
    metering.settled(),
  ])
  end.letGo()
  writer.write(segmentNotice ? [{ type: 'data-segment-end', data: segmentNotice, transient: true }, ...ending] : ending)
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
    ...(segment > 1 && { segment }),
    ...(skippedEvents > 0 && { skippedEvents }),
    // A stop reason without message_stop counts as an end all the same: proxies lose it.
    ...(status === 'complete' && !wasProved && { withoutMessageStop: true }),
  })
  if (error) log.error('answer failed', { ...fields, code: error.code }, error.cause)
  // The chat is free and its readers have gone: only the host's patience is taken.
  await Promise.all([
    services.recordings.save({ chatId, answerId: logId, message: ended, calls: recorded }),
    status === 'complete' && chat?.isUnnamed && titleChat(services, job, ended),
  ])
}

function opened(opening: ModelMessage | undefined, transcript: readonly ModelMessage[]): ModelMessage[] {
  return opening ? [opening, ...transcript] : [...transcript]
}

function startChunk({ answerId, request, replacedModel, acceptedAt, earlier }: Job): Chunk {
  return {
    type: 'start',
    messageId: answerId,
    messageMetadata: {
      createdAt: earlier?.message.metadata?.createdAt ?? acceptedAt.toISOString(),
      model: request.model,
      ...(replacedModel !== undefined && { replacedModel }),
      ...(earlier?.message.metadata?.toolTimes && { toolTimes: earlier.message.metadata.toolTimes }),
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
  const { calls, error, brokenOff, isWaiting } = outcome
  const last = calls.at(-1)
  const heard = calls.findLast(hasBegun)
  const status = statusOf({ calls, stopped, error, brokenOff, isWaiting })
  const { usage, costUsd, estimated } = usageOf(calls)
  const { firstTextAt, firstDeltaAt, lastDeltaAt } = writer
  return {
    status,
    model: last?.model ?? job.request.model,
    stopReason: last?.stopReason ?? null,
    ...(status === 'refused' && { refusal: refusalOf(last?.stopDetails) }),
    usage,
    ...(estimated && { estimated }),
    ...(heard && { contextTokens: tokensIn(heard.usage) }),
    costUsd,
    timeToFirstTokenMs: firstTextAt === undefined ? null : Math.round(firstTextAt),
    durationMs: Math.round(durationMs),
    ...(firstDeltaAt !== undefined &&
      lastDeltaAt !== undefined && { outputDurationMs: Math.round(lastDeltaAt - firstDeltaAt) }),
  }
}

const tokensIn = ({ inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens }: Usage) =>
  inputTokens + cacheReadTokens + cacheWriteTokens + outputTokens

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
