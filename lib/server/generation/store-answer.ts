/** Writes down how an answer ended. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { TranscriptSegment } from '@/lib/anthropic/transcript'
import { type AnsweredChat, finishAnswer, finishWritten, writtenAnswer } from '@/lib/server/database/segments'
import { createLane, serverSlices } from '@/lib/server/give-way'
import type { Services } from '@/lib/server/services'
import type { Chunk } from '@/lib/shared/chunk'
import type { AnswerId, ChatId } from '@/lib/shared/ids'
import type { MessageMetadata, Part } from '@/lib/shared/message'
import { inSlices } from '@/lib/shared/steps'
import { type GrowingMessage, toMessage } from '@/lib/stream/accumulate'

// A database that restarts is back within seconds; a reader who waits for the end should not wait much longer.
const RETRY_AFTER_MS = [100, 500, 2_000, 5_000]

/** Characters of text, thinking and input from which on an end is worth its pauses; long answers have 60,000. */
const LARGE_CHARACTERS = 128 * 1024

/** One end of a large answer after the other: several at once would add up to what others wait for. */
const inLane = createLane()

/** What is stored: the message as it grew, and what its ending chunks add to it. */
interface Ended {
  chatId: ChatId
  answerId: AnswerId
  segment: number
  message: GrowingMessage
  ending: readonly Chunk[]
  metadata: MessageMetadata
  transcript: TranscriptSegment[] | undefined
}

/**
 * Stores an ended answer, trying again for some seconds; undefined where it could not be. Never rejects: the readers still
 * get their end.
 */
export async function storeAnswer(
  { database, log }: Pick<Services, 'database' | 'log'>,
  ended: Ended,
): Promise<AnsweredChat | undefined> {
  const { chatId, answerId, segment, ending } = ended
  const message = toMessage(ended.message)
  const added = ending.flatMap((chunk): Part[] => (chunk.type === 'data-error' ? [chunk] : []))
  const row = {
    parts: [...message.parts, ...added],
    metadata: { ...message.metadata, ...ended.metadata },
    status: ended.metadata.status ?? 'interrupted',
    ...(ended.transcript && { transcript: ended.transcript }),
  }
  const key = { chatId, answerId, segment }
  const storeLarge = async () =>
    finishWritten(database.queries, key, await inSlices(writtenAnswer(row), serverSlices()))
  const isLarge = charactersOf(ended.message) > LARGE_CHARACTERS
  for (let attempt = 0; ; attempt += 1) {
    try {
      const stored = await (isLarge ? inLane(storeLarge) : finishAnswer(database.queries, key, row))
      if (!stored) log.error('answer not stored: it was taken for lost, or is gone', { chatId, answerId })
      return stored
    } catch (error) {
      const delayMs = RETRY_AFTER_MS[attempt]
      if (delayMs === undefined) {
        log.error('answer not stored', { chatId, answerId }, error)
        return undefined
      }
      await sleep(delayMs)
    }
  }
}

function charactersOf({ parts }: GrowingMessage): number {
  let characters = 0
  for (const part of parts) if (part.type !== 'whole') for (const piece of part.pieces) characters += piece.length
  return characters
}
