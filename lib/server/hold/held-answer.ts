/** Holds one segment of an answer: sends notices while it lasts, saves what is written, and decides what becomes of it. */
import type { Database } from '@/lib/server/database/database'
import { addHeldAnswer, addHeldChunks, type KeptChunks } from '@/lib/server/database/held'
import type { Logger } from '@/lib/server/log'
import type { Chunk } from '@/lib/shared/chunk'
import {
  type HoldOutcome,
  type HoldReason,
  type HoldRecord,
  type HoldStage,
  type HoldTopic,
  reasonOf,
} from '@/lib/shared/hold'
import type { ChatId, LogId } from '@/lib/shared/ids'
import type { AnswerStatus, MessageMetadata } from '@/lib/shared/message'
import { withStarts } from '@/lib/stream/cut-chunks'
import { createHold, type Hold } from '@/lib/stream/hold'
import { textIn } from '@/lib/stream/text-in'
import type { Classifier } from './classifier'
import type { HeldAnswers } from './held-answers'
import type { HoldDecision } from './hold-decision'
import { holdNotice } from './hold-notice'
import type { HoldSettings } from './hold-settings'
import type { Review } from './review'
import { watchAnswer } from './watch-answer'

/** What holding needs. */
export interface HeldAnswerOptions {
  database: Pick<Database, 'queries'>
  log: Logger
  classifier: Classifier
  review: Review | undefined
  heldAnswers: HeldAnswers
  settings: Pick<HoldSettings, 'canShow' | 'neverShown'>
  decision: HoldDecision
  chatId: ChatId
  logId: LogId
  /** What the segment before had written and not shown. It stays held, for the same reason, and is shown with the rest. */
  kept: (KeptChunks & { before: HoldRecord | undefined }) | undefined
}

/** Writes notices, and releases what was kept back. */
export interface HeldWriter {
  write(chunks: readonly Chunk[]): void
  repeat(chunks: readonly Chunk[]): void
  release(): void
}

/** The hold of one segment. */
export interface HeldAnswer {
  readonly hold: Hold
  /** The record so far; undefined for an answer that was never held. */
  readonly record: HoldRecord | undefined
  /** Begins if the decision on the question says so. */
  start(writer: HeldWriter): void
  /** Begins if a model, which takes longer, has found a topic in the question. */
  decided(topic: HoldTopic | undefined): void
  /**
   * Decides what becomes of what was kept back when the segment has ended with this status: it is released, dropped, or
   * stays where it is kept. Waits for the operator's review where there is one; a stop ends the wait.
   */
  settle(status: AnswerStatus | undefined, signal: AbortSignal): Promise<void>
  /** Saves what is kept back now, so that it survives this process. Never rejects. */
  keepNow(): Promise<void>
  /** Ends all timers. */
  stop(): void
}

const NOTICE_EVERY_MS = 2_000
const SAVE_EVERY_MS = 500

/** Makes the hold of a segment. */
export function createHeldAnswer(options: HeldAnswerOptions): HeldAnswer {
  const { decision, classifier, logId, chatId } = options
  const { canShow, neverShown } = options.settings
  const { queries } = options.database
  const watch = decision.policy === 'auto' ? watchAnswer(classifier) : undefined
  let record: HoldRecord | undefined
  let writer: HeldWriter | undefined
  let timers: NodeJS.Timeout[] = []
  let beganAt = 0
  let stage: HoldStage = 'waiting'
  let leave = () => {}
  let saved = 0
  let batches = 0
  let saving: Promise<void> = Promise.resolve()

  const hold = createHold(
    watch &&
      ((chunk) => {
        const verdict = watch(chunk)
        if (!verdict) return false
        // The chunks that are passing now go out first.
        queueMicrotask(begin)
        record = newRecord({ by: decision.by, cause: 'answer', topic: verdict.topic })
        return true
      }),
  )

  function newRecord(reason: HoldReason): HoldRecord {
    const { classifier: version } = decision
    return { ...reason, ...(version !== undefined && { classifier: version }), heldAt: new Date().toISOString() }
  }

  /** A server that was lost may have left no record of why; what it kept back stays held all the same. */
  function reasonBefore({ before }: NonNullable<typeof options.kept>): HoldReason {
    return before ? reasonOf(before) : (decision.reason ?? { by: decision.by, cause: 'policy' })
  }

  function holdFor(reason: HoldReason) {
    record = newRecord(reason)
    hold.begin()
    begin()
  }

  function notify(state: 'held' | 'ended') {
    if (!record) return
    if (stage === 'waiting' && hold.kept.length > 0) stage = 'writing'
    const heldMs = Math.round(performance.now() - beganAt)
    writer?.write([holdNotice({ ...reasonOf(record), state, stage, heldAt: record.heldAt, heldMs, canShow })])
  }

  function begin() {
    if (!hold.isHolding) return
    beganAt = performance.now()
    notify('held')
    saving = addHeldAnswer(queries, chatId, logId).catch(noteFailure)
    timers = [setInterval(() => notify('held'), NOTICE_EVERY_MS), setInterval(save, SAVE_EVERY_MS)]
    for (const timer of timers) timer.unref()
    leave = options.heldAnswers.add(logId, show)
  }

  /** Saves what is new, so that a crash leaves it held, and checks whether the reader wants to see it. */
  function save() {
    saving = saving
      .then(async () => {
        if (!hold.isHolding) return
        const chunks = hold.kept.slice(saved)
        saved = hold.kept.length
        batches += chunks.length > 0 ? 1 : 0
        const isShowRequested = await addHeldChunks(queries, logId, batches, chunks)
        if (isShowRequested) show()
      })
      .catch(noteFailure)
  }

  /** Its reader wants to see it, which is too late once its outcome is decided. */
  function show() {
    if (canShow && hold.isHolding && record?.outcome === undefined) end('overridden')
  }

  function noteFailure(error: unknown) {
    options.log.error('a held answer could not be saved', { logId }, error)
  }

  function end(outcome: HoldOutcome, because?: string) {
    stopTimers()
    if (record) {
      record = {
        ...record,
        endedAt: new Date().toISOString(),
        outcome,
        ...(because !== undefined && { withheldBecause: because }),
        ...(outcome === 'kept' && { canShow }),
      }
    }
    if (outcome === 'overridden') {
      notify('ended')
      writer?.release()
      // What is released at the end goes out with the end, once it is stored.
    } else if (outcome !== 'released') hold.drop()
  }

  function stopTimers() {
    for (const timer of timers) clearInterval(timer)
    timers = []
    leave()
  }

  return {
    hold,
    get record() {
      return record
    },
    start(given) {
      writer = given
      const { kept } = options
      const reason = kept ? reasonBefore(kept) : decision.reason
      if (reason) holdFor(reason)
      if (!kept) return
      writer.repeat(withStarts(kept.chunks))
      saved = hold.kept.length
      batches = kept.batches
    },
    decided(topic) {
      if (topic !== undefined && !record) holdFor({ by: decision.by, cause: 'question', topic })
    },
    async settle(status, signal) {
      if (!hold.isHolding || !record) return
      if (status === 'stopped') return end('discarded')
      if (status === 'refused') return end('withheld', 'The model declined to go on with it.')
      // An outline that waits for its reader is whole.
      if (status !== 'complete' && status !== 'waiting') {
        save()
        await saving
        return end('kept')
      }
      if (record.topic !== undefined && neverShown.includes(record.topic)) {
        return end('withheld', 'Answers on this subject are not shown on this site.')
      }
      if (options.review) {
        stage = 'checking'
        const verdict = await Promise.race([
          options.review({ topic: record.topic, text: textIn(hold.kept) }),
          aborted(signal),
        ])
        // The reader may have had it shown meanwhile.
        if (!hold.isHolding) return
        if (verdict === undefined) return end('discarded')
        if (!verdict.isReleased) return end('withheld', verdict.reason)
      }
      end('released')
    },
    keepNow() {
      if (hold.isHolding) save()
      return saving
    },
    stop: stopTimers,
  }
}

/** What a held answer's metadata gets. One that is not shown is not complete, however it ended upstream. */
export function holdMetadata(record: HoldRecord): MessageMetadata {
  if (record.outcome === 'withheld') return { hold: record, status: 'refused' }
  return record.outcome === 'discarded' ? { hold: record, status: 'stopped' } : { hold: record }
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined)
    signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
}
