/** Writes down how an answer ended. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { TranscriptSegment } from '@/lib/anthropic/transcript'
import { type EndedIn, finishAnswer, finishWritten, writtenAnswer } from '@/lib/server/database/segments'
import { createLane, serverSlices } from '@/lib/server/give-way'
import type { Services } from '@/lib/server/services'
import type { AnswerId, ChatId } from '@/lib/shared/ids'
import type { MessageMetadata, Part } from '@/lib/shared/message'
import { inSlices } from '@/lib/shared/steps'

// A database that restarts is back within seconds; a reader who waits for the end should not wait much longer.
const RETRY_AFTER_MS = [100, 500, 2_000, 5_000]

/** Characters of text, thinking and input from which on an end is worth its pauses; long answers have 60,000. */
const LARGE_CHARACTERS = 128 * 1024

/** One end of a large answer after the other: several at once would add up to what others wait for. */
const inLane = createLane()

/** What is stored. */
interface Ended {
  chatId: ChatId
  answerId: AnswerId
  segment: number
  /** As it ended, with what its ending chunks add to it. */
  parts: Part[]
  metadata: MessageMetadata
  /** Of what was said in pieces. */
  characters: number
  transcript: TranscriptSegment[] | undefined
}

/**
 * Stores an ended answer, trying again for some seconds; undefined where it could not be. Never rejects: the readers still
 * get their end.
 */
export async function storeAnswer(
  { database, log }: Pick<Services, 'database' | 'log'>,
  ended: Ended,
): Promise<EndedIn | undefined> {
  const { chatId, answerId, segment, parts, metadata, characters, transcript } = ended
  const row = { parts, metadata, status: metadata.status ?? 'interrupted', ...(transcript && { transcript }) }
  const key = { chatId, answerId, segment }
  const storeLarge = async () =>
    finishWritten(database.queries, key, await inSlices(writtenAnswer(row), serverSlices()))
  const isLarge = characters > LARGE_CHARACTERS
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
