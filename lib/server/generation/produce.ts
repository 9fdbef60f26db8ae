/** THE PRODUCER: calls the model, translates, runs tools, writes the log and ends it. Runs whether or not anyone reads. */

import type { CallState } from '@/lib/anthropic/call-state'
import type { ModelMessage, TranscriptSegment } from '@/lib/anthropic/transcript'
import { setModelTitle } from '@/lib/server/database/chat-changes'
import type { KeptChunks } from '@/lib/server/database/held'
import type { Reservation } from '@/lib/server/database/usage/spending'
import { topicOf } from '@/lib/server/hold/ask-model'
import { createHeldAnswer, holdMetadata } from '@/lib/server/hold/held-answer'
import type { HoldDecision } from '@/lib/server/hold/hold-decision'
import type { Services } from '@/lib/server/services'
import { within } from '@/lib/server/time-limit'
import { createCallMeter } from '@/lib/server/usage/call-meter'
import { createCallCharges } from '@/lib/server/write/charge-calls'
import { loadPlan } from '@/lib/server/write/load-plan'
import { runDocument } from '@/lib/server/write/run-document'
import type { Chunk } from '@/lib/shared/chunk'
import { toAppError } from '@/lib/shared/error'
import { isTextDropped } from '@/lib/shared/hold'
import { type AnswerId, type ChatId, logIdOf } from '@/lib/shared/ids'
import type { Part } from '@/lib/shared/message'
import type { Effort } from '@/lib/shared/models'
import { accumulate } from '@/lib/stream/accumulate'
import { closingChunks } from '@/lib/stream/closing-chunks'
import { withStarts } from '@/lib/stream/cut-chunks'
import { charactersIn, newGrowingMessage, toMessage } from '@/lib/stream/growing-message'
import { createAnswerWriter } from './answer-writer'
import { type Ending, endChunks, segmentMetadata } from './ending'
import type { DocumentSegment } from './placing/placement'
import type { Prompt } from './prompt'
import { createRecorder } from './recordings/recorder'
import { type Loop, type LoopEnd, type LoopJob, runLoop } from './run-loop'
import { type EarlierSegments, earlierChunks, joinSegments } from './segments'
import { storeAnswer } from './store-answer'
import { titleChat } from './title'
import { watchEnd } from './watch-end'

/** An answer waits no longer than this for being kept. */
const KEEP_LIMIT_MS = 1_000

/** One segment of an answer to be produced. */
export interface Job extends LoopJob {
  answerId: AnswerId
  chatId: ChatId
  /** The segments before. */
  earlier: EarlierSegments | undefined
  /** The message that asked the model to continue, if any: the end of the request. */
  opening: ModelMessage | undefined
  /** Digest of the request without the opening. */
  prefix: string
  effort: Effort | undefined
  /** Makes the request whole, when it only outlines the files of its questions. */
  load: (() => Promise<Pick<Prompt, 'request' | 'prefix'>>) | undefined
  requestId: string
  /** The retired id that was asked for, when another model serves it. */
  replacedModel: string | undefined
  acceptedAt: Date
  /** The budget's reservation for the first call. */
  reservation: Reservation | undefined
  /** How the answer is shown. */
  holdDecision: HoldDecision
  /** Set when the answer is a document. */
  document: DocumentSegment | undefined
  /** What the segment before had written of it and not shown: it stays held, and is shown with the rest. */
  kept: KeptChunks | undefined
  /** Called when the answer has ended, before its recording and its title. */
  ended?: () => void
}

/** Produces one segment of an answer to its end. The log must have been claimed. Never rejects. */
export async function produce(services: Services, job: Job): Promise<void> {
  const { streamLog, log } = services
  const { chatId, answerId, segment, earlier } = job
  const logId = logIdOf(answerId, segment)
  const origin = performance.now()
  const now = () => performance.now() - origin
  const watch = watchEnd(services, job, logId)
  const held = createHeldAnswer({
    ...services,
    settings: services.config.hold,
    decision: job.holdDecision,
    chatId,
    logId,
    kept: job.kept && { ...job.kept, before: earlier?.message.metadata?.hold },
  })
  const { hold } = held
  const recorder = createRecorder(job.acceptedAt.toISOString(), hold, now)
  const endLive = services.liveRecordings.add(logId, recorder)
  const writer = createAnswerWriter({ log: streamLog, logId, answerId, hold, recorder, now })
  const repeated = earlier ? earlierChunks(earlier, job.acceptedAt) : []
  const start = startChunk(job)
  writer.repeat([start, ...repeated])
  // The segments before have recordings of their own; the mark of the continuation, which comes last, is new.
  recorder.serverWrote([start, ...(earlier?.reason === undefined ? [] : repeated.slice(-1))])
  const metering = createCallMeter(services, { ...job, isHeld: () => hold.isHolding })

  held.start(writer)

  // Outside of the loop, so that usage and transcript are there even when the loop itself fails.
  const calls: CallState[] = []
  const transcript: ModelMessage[] = []
  let { request, prefix } = job
  let documentTitle: string | undefined
  let toolTimes = earlier?.message.metadata?.toolTimes
  const loop: Loop = {
    calls,
    transcript,
    writer,
    metering,
    recorder,
    canAsk: () => !hold.isHolding,
    async keepNow() {
      const work = Promise.all([streamLog.copyNow(), held.keepNow()])
      await within(KEEP_LIMIT_MS, 'the answer was not kept in time', work).catch((error) =>
        log.error('the answer goes on without being kept', { answerId }, error),
      )
    },
    signal: watch.signal,
    noteTime(toolCallId, milliseconds) {
      toolTimes = { ...toolTimes, [toolCallId]: milliseconds }
      writer.write([{ type: 'message-metadata', messageMetadata: { toolTimes } }])
    },
  }
  const run = async () => {
    if (job.load) ({ request, prefix } = await job.load())
    const { modelQuestion: question } = job.holdDecision
    if (question) {
      held.decided(await topicOf(services, { ...job, model: request.model, question, signal: watch.signal }))
    }
    const { document } = job
    if (!document) return runLoop(services, { ...job, request }, loop)
    const { questionId } = document
    const { queries } = services.database
    const parts = [...(earlier?.message.parts ?? []), ...partsOf(job.kept?.chunks ?? [])]
    return runDocument(services, { ...job, request }, loop, {
      plan: await loadPlan(services, { chatId, answerId, questionId }, parts, watch.signal),
      charges: createCallCharges(queries, { chatId, messageId: questionId }, { ...services, ...loop }),
      async named(title) {
        documentTitle = title
        // The title of a held document is part of what is held. A failure is made good at the end.
        if (!hold.isHolding) await setModelTitle(queries, chatId, title).catch(() => {})
      },
    })
  }
  const { error, brokenOff, isWaiting, isWhole } = await run().catch(
    (thrown): LoopEnd => ({ error: toAppError(thrown), brokenOff: false, isWaiting: false }),
  )
  const segmentNotice = watch.segmentNotice()
  const isBrokenOff = brokenOff || watch.isBrokenOff()
  const ending: Ending = { calls, stopped: watch.isStopped(), error, brokenOff: isBrokenOff, isWaiting, isWhole }
  const isSimulated = services.provider.kind === 'simulator'
  const ofSegmentEnd = segmentMetadata(ending, job.request.model, writer, now())
  await held.settle(ofSegmentEnd.status, watch.signal)
  const isDropped = isTextDropped(held.record)
  if (isDropped) {
    // Those who watch the recording must not see what was dropped either.
    recorder.seal()
    writer.write(closingChunks(writer.message, 'The rest of the answer is not shown.'))
  }
  const metadata = {
    ...joinSegments(earlier?.message.metadata, ofSegmentEnd),
    ...(held.record && holdMetadata(held.record)),
    ...(isSimulated && { simulated: true }),
    ...(segmentNotice && { segmentEnd: segmentNotice.reason }),
  }
  const publishEnd = writer.end(endChunks(metadata, segmentNotice, error, job.requestId))
  // Stored first: a reader of the end may ask the next question, or open the chat elsewhere, at once.
  const { effort, opening } = job
  const messages = opening ? [opening, ...transcript] : transcript
  const ofSegment: TranscriptSegment = { model: request.model, effort, prefix, messages }
  // The transcript of an answer that is too large would double what is stored. Later requests have the text.
  const segments =
    error?.code === 'answer_too_large' || isDropped ? undefined : [...(earlier?.transcript ?? []), ofSegment]
  // Made once for all who store it: a long answer takes megabytes.
  const message = toMessage(writer.message)
  const [chat] = await Promise.all([
    storeAnswer(services, {
      ...job,
      message,
      characters: charactersIn(writer.message),
      transcript: segments,
      ...(held.record && held.record.outcome !== 'kept' && { heldLogId: logId }),
    }),
    metering.settled(),
    documentTitle !== undefined && !isDropped
      ? setModelTitle(services.database.queries, chatId, documentTitle).catch((thrown) =>
          log.error('title failed', { requestId: job.requestId, answerId }, thrown),
        )
      : undefined,
  ])
  watch.stop()
  held.stop()
  publishEnd()
  recorder.end()
  streamLog.finish(logId)
  job.ended?.()

  const { status, model, stopReason, durationMs, timeToFirstTokenMs } = metadata
  const fields = { requestId: job.requestId, answerId: job.answerId, status, model, stopReason }
  const skippedEvents = recorder.calls.reduce((sum, call) => sum + call.skippedEvents, 0)
  const wasProved = calls.at(-1)?.stopped ?? false
  log.info('answer ended', {
    ...fields,
    durationMs,
    timeToFirstTokenMs,
    calls: recorder.calls.length,
    ...(held.record && { hold: held.record.outcome, topic: held.record.topic }),
    ...(segment > 1 && { segment }),
    ...(skippedEvents > 0 && { skippedEvents }),
    // A stop reason without message_stop counts as an end all the same: proxies lose message_stop.
    ...(status === 'complete' && !wasProved && { withoutMessageStop: true }),
  })
  if (error) log.error('answer failed', { ...fields, code: error.code }, error.cause)
  // The chat is free and its readers have gone: nobody but the host waits.
  const { acceptedAt, calls: recordedCalls, serverChunks } = recorder
  await Promise.all([
    // What is not shown is in no recording.
    isDropped
      ? endLive()
      : services.recordings
          .save({ chatId, answerId: logId, acceptedAt, message, calls: recordedCalls, serverChunks })
          .then(endLive),
    status === 'complete' && chat?.isUnnamed && !job.document && titleChat(services, job, message),
  ])
}

/** The parts that chunks make on their own. */
function partsOf(chunks: readonly Chunk[]): Part[] {
  const message = newGrowingMessage('')
  for (const chunk of withStarts(chunks)) accumulate(message, chunk)
  return toMessage(message).parts
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
