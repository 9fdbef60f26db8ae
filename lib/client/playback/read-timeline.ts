/** Reads the timeline of an answer from the server. */
import type { NextRead } from '@/lib/client/transport/read-chunks'
import type { AnswerId, ChatId } from '@/lib/shared/ids'
import type { TimelineEntry } from '@/lib/stream/timeline'

/** How a timeline is read. */
export interface TimelineOptions {
  chatId: ChatId
  answerId: AnswerId
  onEntries(entries: TimelineEntry[]): void
  signal: AbortSignal
  nextRead: NextRead
}

/** Calls back with the entries as they come, and resolves at the end. */
export async function readTimeline(_options: TimelineOptions): Promise<void> {
  throw new Error('Timelines cannot be read yet.')
}
