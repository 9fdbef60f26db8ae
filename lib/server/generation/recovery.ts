/**
 * Ends the answers of producers that are gone: what they had written is kept, as interrupted. Every server looks, and
 * the database decides which of them, or the producer after all, has the last word.
 */
import type { Database } from '@/lib/server/database/database'
import { isDatabaseDown } from '@/lib/server/database/database-error'
import { findOverdue, finishAnswer, LEASE, type OverdueAnswer } from '@/lib/server/database/segments'
import type { Logger } from '@/lib/server/log'
import type { ModelProvider } from '@/lib/server/provider/provider'
import type { StreamLog } from '@/lib/server/stream-log/stream-log'
import { chargeOf } from '@/lib/server/usage/charge'
import { writeEntry } from '@/lib/server/usage/ledger'
import { isChunk } from '@/lib/shared/chunk'
import { leastTokens } from '@/lib/shared/estimate-tokens'
import { logIdOf, newId } from '@/lib/shared/ids'
import type { MessageMetadata } from '@/lib/shared/message'
import { costOf, PRICES_READ } from '@/lib/shared/models'
import { NO_USAGE, type Usage } from '@/lib/shared/usage'
import {
  accumulate,
  type GrowingMessage,
  type GrowingPart,
  newGrowingMessage,
  type ToolState,
  toMessage,
} from '@/lib/stream/accumulate'
import { joinSegments } from './segments'

interface RecoveryServices {
  database: Database
  streamLog: StreamLog
  log: Logger
  provider: ModelProvider
}

/** Looks for lost answers. */
export interface Recovery {
  /** Ends those that are overdue now; returns how many. */
  look(): Promise<number>
  /** Looks from time to time. */
  start(): void
  stop(): void
}

const LOOK_EVERY_MS = 2_000
/** A producer whose database was away renews its lease within this time, once it is back. */
const SEEN_AGAIN_AFTER_MS = 2_500

/** Makes the recovery of a process. */
export function createRecovery(services: RecoveryServices): Recovery {
  const { database, log } = services
  /** When a lease was first seen to be over, by the answer and the lease. */
  let seen = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined

  // The embedded database has one process: whatever runs when that begins has no producer any more.
  const isAlone = database.kind === 'pglite'

  async function look(): Promise<number> {
    const now = performance.now()
    const before = seen
    seen = new Map()
    let ended = 0
    let overdue = await findOverdue(database.queries, { isAlone })
    while (overdue.length > 0) {
      for (const answer of overdue) {
        const key = keyOf(answer)
        const firstSeen = before.get(key) ?? now
        seen.set(key, firstSeen)
        const isProved = isAlone || now - firstSeen >= SEEN_AGAIN_AFTER_MS
        if (isProved && (await end(answer))) ended += 1
      }
      overdue = await findOverdue(database.queries, { isAlone, after: overdue.at(-1) })
    }
    return ended
  }

  /** One that cannot be ended must not keep the others, nor a start, waiting. A database that is away is no such thing. */
  async function end(answer: OverdueAnswer): Promise<boolean> {
    try {
      return await endLost(services, answer)
    } catch (error) {
      if (isDatabaseDown(error)) throw error
      log.error('a lost answer could not be ended', { answerId: answer.answerId, segment: answer.segment }, error)
      return false
    }
  }

  function schedule() {
    timer = setTimeout(() => {
      look()
        .catch((error) => log.error('lost answers were not looked for', {}, error))
        .finally(() => timer && schedule())
    }, LOOK_EVERY_MS).unref()
  }

  return {
    look,
    start() {
      if (!isAlone && !timer) schedule()
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}

const keyOf = ({ chatId, answerId, leaseUntil }: OverdueAnswer) => `${chatId} ${answerId} ${leaseUntil.getTime()}`

async function endLost(services: RecoveryServices, lost: OverdueAnswer): Promise<boolean> {
  const { database, streamLog, log } = services
  const logId = logIdOf(lost.answerId, lost.segment)
  const { message, usage } = replayLog((await streamLog.soFar(logId)) ?? [], lost)
  const ofSegment = metadataOf(message, usage, earlierParts(lost), services)
  const metadata = joinSegments(lost.segment > 1 ? lost.metadata : undefined, ofSegment)
  const { parts, metadata: known } = toMessage(message)
  const row = { parts, metadata: { ...known, ...metadata }, status: 'interrupted' }
  const { chatId, answerId, segment } = lost
  if (!(await finishAnswer(database.queries, { chatId, answerId, segment }, row))) return false
  await streamLog.endFor(logId, [{ type: 'finish', messageMetadata: metadata }])
  await writeUsage(services, lost, ofSegment)
  log.info('lost answer ended', { answerId, segment, status: 'interrupted' })
  return true
}

/** What the log makes; where there is none, what was there before this segment. */
function replayLog(entries: ReadonlyArray<{ json: string }>, { answerId, parts }: OverdueAnswer) {
  const message = newGrowingMessage(answerId)
  let usage: Usage = NO_USAGE
  for (const { json } of entries) {
    const chunk: unknown = JSON.parse(json)
    if (!isChunk(chunk)) continue
    if (chunk.type === 'data-usage') usage = chunk.data
    accumulate(message, chunk)
  }
  if (entries.length === 0) for (const part of parts) message.parts.push({ type: 'whole', part, revision: 0 })
  for (const part of message.parts) close(part)
  return { message, usage }
}

/** What was open when its producer died is over. */
function close(part: GrowingPart) {
  if (part.type === 'tool') {
    if (!OPEN_CALLS.has(part.state)) return
    part.state = 'output-error'
    part.errorText = 'The answer was interrupted before this call was over.'
  } else if (part.type !== 'whole') part.state = 'done'
}

const OPEN_CALLS: ReadonlySet<ToolState> = new Set([
  'input-streaming',
  'input-available',
  'approval-requested',
  'approval-responded',
])

/** The counts are those that the API last gave; of the output since then the least that it can have cost is known. */
function metadataOf(
  message: GrowingMessage,
  counted: Usage,
  earlier: number,
  { provider }: Pick<RecoveryServices, 'provider'>,
): MessageMetadata {
  const { model } = message.metadata
  const outputTokens = Math.max(counted.outputTokens, leastTokens(piecesBehind(message, earlier)))
  const usage = { ...counted, outputTokens }
  return {
    status: 'interrupted',
    ...(model !== undefined && { model }),
    stopReason: null,
    usage,
    estimated: true,
    costUsd: costOf(model, usage),
    ...(provider.kind === 'simulator' && { simulated: true }),
  }
}

/** How many parts of a log tell again what was said in the segments before. */
function earlierParts({ segment, parts }: OverdueAnswer): number {
  return segment === 1 ? 0 : parts.filter(({ type }) => type !== 'data-error').length
}

function piecesBehind({ parts }: GrowingMessage, earlier: number): string[] {
  return parts.slice(earlier).flatMap((part) => ('pieces' in part ? part.pieces : []))
}

/** What the lost call used, in the ledger; its reservation expires by itself. */
async function writeUsage(
  { database, log, provider }: RecoveryServices,
  { chatId, answerId, ownerId }: OverdueAnswer,
  { model, usage, costUsd }: MessageMetadata,
): Promise<void> {
  if (model === undefined || !usage || usage.inputTokens + usage.outputTokens === 0) return
  const now = new Date()
  await writeEntry(database, log, {
    ownerId,
    reservation: undefined,
    endedAt: now,
    chargeMicroUsd: chargeOf([model], usage),
    row: {
      id: newId(),
      chatId,
      answerId,
      purpose: 'answer',
      model: model.slice(0, 200),
      ...usage,
      thinkingTokens: usage.thinkingTokens ?? null,
      estimated: true,
      simulated: provider.kind === 'simulator',
      costUsd: costUsd ?? null,
      pricesDate: PRICES_READ.date,
      timeToFirstTokenMs: null,
      durationMs: LEASE.lengthMs,
      stopReason: null,
      startedAt: now,
    },
  })
}
