/** The message of an answer as it was after any number of moments. */
import type { Chunk } from '@/lib/shared/chunk'
import type { MessageId } from '@/lib/shared/ids'
import { accumulate } from '@/lib/stream/accumulate'
import { type GrowingMessage, newGrowingMessage } from '@/lib/stream/growing-message'
import type { LocalChunk } from '@/lib/stream/local-chunk'
import { countUpTo } from './count-up-to'

/** The chunks of a moment, of a timeline or of a replay. */
type PlayedMoment = { chunks: ReadonlyArray<Chunk | LocalChunk> }

/** Moves through moments, which may still be added at the end. */
export interface MessageAt {
  /**
   * The message after the first `position` moments. Forward it is the same object, grown; backward it is another
   * object, which has to be rendered anew.
   */
  seek(position: number): GrowingMessage
}

/** Makes the reader of a list of moments. A step forward costs its chunks, a step back those of all moments before it. */
export function createMessageAt(moments: readonly PlayedMoment[], id: MessageId = ''): MessageAt {
  let message = newGrowingMessage(id)
  let reached = 0
  return {
    seek(position) {
      const target = Math.max(0, Math.min(position, moments.length))
      if (target < reached) {
        message = newGrowingMessage(id)
        reached = 0
      }
      for (; reached < target; reached += 1) {
        for (const chunk of moments[reached]?.chunks ?? []) accumulate(message, chunk)
      }
      return message
    },
  }
}

/** How many moments had happened at a time: the position just after the last one that is not later. */
export function positionAt(moments: ReadonlyArray<{ at: number }>, time: number): number {
  return countUpTo(moments, ({ at }) => at, time)
}
