/** The timeline of an answer for its owner: stored, or live while it is produced. */
import { setTimeout as sleep } from 'node:timers/promises'
import { findStanding } from '@/lib/server/database/messages'
import type { EntrySource } from '@/lib/server/http/event-stream'
import type { ModelRequest } from '@/lib/server/provider/provider'
import type { Services } from '@/lib/server/services'
import type { LogEntry } from '@/lib/server/stream-log/stream-log'
import { AppError } from '@/lib/shared/error'
import { type AnswerId, type ChatId, type LogId, logIdOf } from '@/lib/shared/ids'
import type { TimelineEntry } from '@/lib/stream/timeline'
import type { Recorder } from './recorder'
import type { StoredRecording } from './recording'
import { requestToJson } from './request-to-json'
import { SegmentTimeline, type TimelineSteps } from './timeline'

type TimelineServices = Pick<Services, 'database' | 'recordings' | 'liveRecordings' | 'streamLog'>

/** A recording is stored just after its answer has ended, on whichever server produced it. */
const LOOK_AGAIN_MS = [50, 200, 500, 1_000, 2_000]
/** Entries that are made and sent at once. */
const BATCH = 200

/**
 * Finds the timeline of an answer, to be read after an entry. The caller has checked that its reader owns the chat. Rejects
 * with `not_found` when there is no such answer, or when its recordings are no longer kept.
 */
export async function openTimeline(
  services: TimelineServices,
  chatId: ChatId,
  answerId: AnswerId,
  after: number,
): Promise<EntrySource> {
  const standing = await findStanding(services.database.queries, chatId, answerId)
  if (!standing) throw new AppError('not_found')
  const { segment: segments } = standing
  const isRunning = standing.status === 'running'
  if (!isRunning && !(await hasRecording(services, chatId, answerId, segments))) {
    throw new AppError('not_found', {
      message: 'The recording of this answer is no longer kept here, or never was. Ask again to get a new one.',
    })
  }
  let hasEnded = !isRunning
  return {
    id: answerId,
    after,
    hasEnded: async () => hasEnded,
    async *read(signal) {
      yield* numbered(entriesOf(services, chatId, answerId, segments, signal), after)
      hasEnded = true
    },
  }
}

/** All entries of an answer that has ended; those of segments without a recording are missing. */
export async function readTimeline(
  services: TimelineServices,
  chatId: ChatId,
  answerId: AnswerId,
  segments: number,
): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = []
  for await (const batch of entriesOf(services, chatId, answerId, segments, new AbortController().signal)) {
    entries.push(...batch)
  }
  return entries
}

/** Whether there is a recording of any segment, without reading it. */
async function hasRecording(
  { liveRecordings, recordings }: TimelineServices,
  chatId: ChatId,
  answerId: AnswerId,
  segments: number,
): Promise<boolean> {
  for (let segment = 1; segment <= segments; segment += 1) {
    const logId = logIdOf(answerId, segment)
    if (liveRecordings.find(logId) || (await recordings.has(chatId, logId))) return true
  }
  return false
}

/** Numbers the entries from 1, and begins after one of them. */
async function* numbered(
  batches: AsyncIterable<readonly TimelineEntry[]>,
  after: number,
): AsyncGenerator<readonly LogEntry[]> {
  let sequence = 0
  for await (const batch of batches) {
    const entries: LogEntry[] = []
    for (const entry of batch) {
      sequence += 1
      if (sequence > after) entries.push({ sequence, json: JSON.stringify(entry) })
    }
    if (entries.length > 0) yield entries
  }
}

async function* entriesOf(
  services: TimelineServices,
  chatId: ChatId,
  answerId: AnswerId,
  segments: number,
  signal: AbortSignal,
): AsyncGenerator<readonly TimelineEntry[]> {
  let place = { segment: 1, offset: 0, callsBefore: 0 }
  for (let segment = 1; segment <= segments; segment += 1) {
    const logId = logIdOf(answerId, segment)
    const recorder = services.liveRecordings.find(logId)
    const steps = recorder ?? (await storedSteps(services, chatId, logId, signal))
    if (signal.aborted) return
    if (!steps) {
      place = { ...place, segment: segment + 1 }
      continue
    }
    const timeline = new SegmentTimeline(steps, place)
    if (recorder) yield* follow(timeline, recorder, signal)
    else yield* inBatches(timeline.read())
    place = timeline.next()
  }
}

async function* follow(timeline: SegmentTimeline, recorder: Recorder, signal: AbortSignal) {
  const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  while (!signal.aborted) {
    const { hasEnded } = recorder
    // The news of what comes while this is sent.
    const news = recorder.news()
    yield* inBatches(withoutSecrets(timeline.read(recorder.readable)))
    if (hasEnded) return
    await Promise.race([news, aborted])
  }
}

/** The requests of a growing recording, as they will be stored. */
function* withoutSecrets(entries: Iterable<TimelineEntry>): Generator<TimelineEntry> {
  for (const entry of entries) {
    if (entry.kind !== 'call' || entry.request === null) yield entry
    else yield { ...entry, request: JSON.parse(requestToJson(entry.request as ModelRequest)) }
  }
}

function* inBatches(entries: Iterable<TimelineEntry>): Generator<readonly TimelineEntry[]> {
  let batch: TimelineEntry[] = []
  for (const entry of entries) {
    batch.push(entry)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** What is stored of a segment. One that another server still produces is waited for. */
async function storedSteps(
  { recordings, streamLog }: TimelineServices,
  chatId: ChatId,
  logId: LogId,
  signal: AbortSignal,
): Promise<TimelineSteps | undefined> {
  let json = await recordings.read(chatId, logId)
  if (json === undefined && (await streamLog.state(logId)) === 'running') {
    for await (const _chunks of streamLog.read(logId, 0, signal)) if (signal.aborted) return undefined
    for (const waitMs of LOOK_AGAIN_MS) {
      json = await recordings.read(chatId, logId)
      if (json !== undefined || signal.aborted) break
      await sleep(waitMs)
    }
  }
  return json === undefined ? undefined : (JSON.parse(json) as StoredRecording)
}
