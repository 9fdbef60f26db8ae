/** Reads the timeline of an answer from the server. */
import type { AnswerId, ChatId } from '@/lib/shared/ids'
import type { TimelineEntry } from '@/lib/stream/timeline'

interface TimelineListener {
  onEntries(entries: TimelineEntry[]): void
  signal: AbortSignal
}

/** Calls back with the entries as they come, and resolves at the end. */
export async function readTimeline(
  _chatId: ChatId,
  _answerId: AnswerId,
  _listener: TimelineListener,
): Promise<void> {
  throw new Error('Timelines cannot be read yet.')
}
