/** Stores an answer that has ended. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { TranscriptSegment } from '@/lib/anthropic/transcript'
import type { Queries } from '@/lib/server/database/database'
import { removeHeldAnswer } from '@/lib/server/database/held'
import { type AnsweredChat, finishAnswer, finishWritten, writtenAnswer } from '@/lib/server/database/segments'
import { createLane, serverSlices } from '@/lib/server/give-way'
import type { Services } from '@/lib/server/services'
import type { AnswerId, ChatId, LogId } from '@/lib/shared/ids'
import type { Message } from '@/lib/shared/message'
import { inSlices } from '@/lib/shared/steps'

// A database that restarts is back within seconds. Readers who wait for the end should not wait much longer.
const RETRY_AFTER_MS = [100, 500, 2_000, 5_000]

/** From so many characters of text, thinking and input on, storing is done with pauses. Long answers have 60,000. */
const LARGE_CHARACTERS = 128 * 1024

/** Large answers are stored one after the other: several at once would keep others waiting. */
const inLane = createLane()

/** An answer that has ended. */
interface EndedSegment {
  chatId: ChatId
  answerId: AnswerId
  segment: number
  message: Message
  /** Of its text, thinking and input. */
  characters: number
  transcript: TranscriptSegment[] | undefined
  /** The log under which it was held: what is kept there is released, or forgotten, with the end. */
  heldLogId?: LogId
}

/**
 * Stores an ended answer, and retries for some seconds; undefined when it could not be stored. Never rejects: readers still
 * get their end.
 */
export async function storeAnswer(
  { database, log }: Pick<Services, 'database' | 'log'>,
  ended: EndedSegment,
): Promise<AnsweredChat | undefined> {
  const { chatId, answerId, segment, message, characters, transcript, heldLogId } = ended
  const { parts, metadata = {} } = message
  const row = { parts, metadata, status: metadata.status ?? 'interrupted', ...(transcript && { transcript }) }
  const key = { chatId, answerId, segment }
  const finish = (store: (queries: Queries) => Promise<AnsweredChat | undefined>) =>
    heldLogId === undefined
      ? store(database.queries)
      : database.transaction(async (queries) => {
          await removeHeldAnswer(queries, heldLogId)
          return store(queries)
        })
  const storeLarge = async () => {
    const written = await inSlices(writtenAnswer(row), serverSlices())
    return finish((queries) => finishWritten(queries, key, written))
  }
  const isLarge = characters > LARGE_CHARACTERS
  for (let attempt = 0; ; attempt += 1) {
    try {
      const stored = await (isLarge ? inLane(storeLarge) : finish((queries) => finishAnswer(queries, key, row)))
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
