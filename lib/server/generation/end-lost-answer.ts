/** Ends one answer whose producer is gone. */

import type { Database } from '@/lib/server/database/database'
import { readHeldChunks } from '@/lib/server/database/held'
import { finishAnswer, LEASE, type OverdueAnswer } from '@/lib/server/database/segments'
import type { Logger } from '@/lib/server/log'
import type { ModelProvider } from '@/lib/server/provider/provider'
import type { StreamLog } from '@/lib/server/stream-log/stream-log'
import { chargeOf } from '@/lib/server/usage/charge'
import { writeEntry } from '@/lib/server/usage/ledger'
import { ledgerRow } from '@/lib/server/usage/ledger-row'
import { type Chunk, isChunk } from '@/lib/shared/chunk'
import { leastTokens, withLeastOutput } from '@/lib/shared/estimate-tokens'
import { type HoldRecord, reasonOf } from '@/lib/shared/hold'
import { type AnswerId, logIdOf } from '@/lib/shared/ids'
import type { MessageMetadata } from '@/lib/shared/message'
import { costOf } from '@/lib/shared/models'
import { addUsage, NO_USAGE, type Usage } from '@/lib/shared/usage'
import { accumulate } from '@/lib/stream/accumulate'
import { closingChunks } from '@/lib/stream/closing-chunks'
import { type GrowingMessage, newGrowingMessage, toMessage } from '@/lib/stream/growing-message'
import { regrow } from '@/lib/stream/replay'
import { joinSegments } from './segments'

/** What ending a lost answer needs. */
export interface LostAnswerServices {
  database: Database
  streamLog: StreamLog
  log: Logger
  provider: ModelProvider
}

/** Stores what the log has of an answer and ends the log; false when its producer, or another server, was faster. */
export async function endLostAnswer(services: LostAnswerServices, lost: OverdueAnswer): Promise<boolean> {
  const { database, streamLog, log } = services
  const { chatId, answerId, segment } = lost
  const logId = logIdOf(answerId, segment)
  const chunks = ((await streamLog.soFar(logId)) ?? []).map(({ json }): unknown => JSON.parse(json)).filter(isChunk)
  const message = messageOf(lost, chunks)
  const hold = holdOf(chunks)
  // It stays where it is kept, and counts for what the answer used.
  const kept = hold ? ((await readHeldChunks(database.queries, chatId, logId, 'segment')) ?? []) : []
  const calls = ownCalls(lost, chunks, kept)
  const ofSegment = { ...metadataOf(message, calls, services), ...(hold && { hold }) }
  const metadata = joinSegments(segment > 1 ? lost.metadata : undefined, ofSegment)
  const finish: Chunk = { type: 'finish', messageMetadata: metadata }
  for (const chunk of [...closingChunks(message, INTERRUPTED), finish]) accumulate(message, chunk)
  const row = { ...toMessage(message), metadata: message.metadata, status: 'interrupted' }
  if (!(await finishAnswer(database.queries, { chatId, answerId, segment }, row))) return false
  await streamLog.endFor(logId, [finish])
  for (const call of calls) if (!call.isEntered) await writeUsage(services, lost, ofSegment.model, call)
  log.info('lost answer ended', { answerId, segment, status: 'interrupted' })
  return true
}

const INTERRUPTED = 'The answer was interrupted before this call was over.'

/** What the log makes. Without a log, the message as it was before this segment. */
function messageOf({ answerId, parts }: OverdueAnswer, chunks: readonly Chunk[]): GrowingMessage {
  return chunks.length === 0 ? regrow({ id: answerId, role: 'assistant', parts }) : grown(answerId, chunks)
}

function grown(answerId: AnswerId, chunks: readonly Chunk[]): GrowingMessage {
  const message = newGrowingMessage(answerId)
  for (const chunk of chunks) accumulate(message, chunk)
  return message
}

/** The record of an answer that was held when it was lost. */
function holdOf(chunks: readonly Chunk[]): HoldRecord | undefined {
  const last = chunks.findLast((chunk) => chunk.type === 'data-hold')
  if (last?.data.state !== 'held') return undefined
  const { heldAt, canShow } = last.data
  return { ...reasonOf(last.data), heldAt, outcome: 'kept', canShow }
}

/** A call of the lost segment. */
interface LostCall {
  /** Its end is in the log, so that its usage is in the ledger. That of a call which ended while it was held is not. */
  isEntered: boolean
  /** The last counts of the API. Without an end, the output since then is estimated at the least that it can have cost. */
  usage: Usage
}

/** The calls of this segment, without those of the segments before, which its log repeats. */
function ownCalls(lost: OverdueAnswer, logged: readonly Chunk[], kept: readonly Chunk[]): LostCall[] {
  if (logged.length === 0) return []
  const chunks = [...logged, ...kept]
  const calls: Chunk[][] = []
  for (const chunk of chunks) {
    if (chunk.type === 'start-step') calls.push([])
    calls.at(-1)?.push(chunk)
  }
  const own = grown(lost.answerId, chunks).parts.slice(earlierParts(lost))
  const shown = new Set(logged)
  const count = own.filter((part) => part.type === 'whole' && part.part.type === 'step-start').length
  return calls.slice(calls.length - count).map((call) => {
    const end = call.find(({ type }) => type === 'finish-step')
    const counted = call.findLast((chunk) => chunk.type === 'data-usage')?.data ?? NO_USAGE
    const pieces = grown(lost.answerId, call).parts.flatMap((part) => ('pieces' in part ? part.pieces : []))
    return {
      isEntered: end !== undefined && shown.has(end),
      usage: end ? counted : withLeastOutput(counted, leastTokens(pieces)),
    }
  })
}

function metadataOf(
  { metadata: { model } }: GrowingMessage,
  calls: readonly LostCall[],
  { provider }: Pick<LostAnswerServices, 'provider'>,
): MessageMetadata {
  const usage = calls.reduce((sum, call) => addUsage(sum, call.usage), NO_USAGE)
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

/** How many parts of a log repeat the segments before. */
function earlierParts({ segment, parts }: OverdueAnswer): number {
  return segment === 1 ? 0 : parts.filter(({ type }) => type !== 'data-error').length
}

/** Enters what the lost call used into the ledger. Its reservation expires by itself. */
async function writeUsage(
  { database, log, provider }: LostAnswerServices,
  { chatId, answerId, ownerId }: OverdueAnswer,
  model: string | undefined,
  { usage }: LostCall,
): Promise<void> {
  if (model === undefined || usage.inputTokens + usage.outputTokens === 0) return
  const now = new Date()
  await writeEntry(database, log, {
    ownerId,
    reservation: undefined,
    endedAt: now,
    chargeMicroUsd: chargeOf([model], usage),
    row: ledgerRow({
      chatId,
      answerId,
      purpose: 'answer',
      model,
      usage,
      estimated: true,
      simulated: provider.kind === 'simulator',
      timeToFirstTokenMs: null,
      durationMs: LEASE.lengthMs,
      stopReason: null,
      startedAt: now,
    }),
  })
}
