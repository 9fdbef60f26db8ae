/** Deletes everything of a person. */
import { fileIds } from '@/lib/server/database/files/files'
import { listRunningAnswers } from '@/lib/server/database/messages'
import { lockPerson, removePerson, removeSpending } from '@/lib/server/database/people/people'
import { clearContents } from '@/lib/server/files/uploads'
import type { Services } from '@/lib/server/services'
import type { StreamLog } from '@/lib/server/stream-log/stream-log'
import type { AnswerId } from '@/lib/shared/ids'

// A stop takes milliseconds; a server that no longer answers must not keep anybody's data alive.
const STOP_LIMIT_MS = 5_000

/**
 * Stops what runs for a person, then deletes the person: every other row of theirs goes with that one. The sums of money
 * of the whole site stay.
 */
export async function deleteAccount(
  services: Pick<Services, 'database' | 'fileStorage' | 'log' | 'streamLog'>,
  userId: string,
): Promise<void> {
  const { database, streamLog } = services
  const signal = AbortSignal.timeout(STOP_LIMIT_MS)
  const running = await listRunningAnswers(database.queries, userId)
  // What they have used is written into the site's sums before their rows go.
  await Promise.all(running.map((answerId) => stopAndWait(streamLog, answerId, signal)))
  const { late, contents } = await database.transaction(async (queries) => {
    // Whoever asks a question at this moment waits here, and then finds nobody.
    await lockPerson(queries, userId)
    const late = await listRunningAnswers(queries, userId)
    const contents = await fileIds(queries, { ownerId: userId })
    await removeSpending(queries, userId)
    await removePerson(queries, userId)
    return { late, contents }
  })
  await clearContents(services, contents)
  // Their chats are gone, so that they can store nothing; they should spend nothing either.
  await Promise.all(late.map((answerId) => streamLog.requestStop(answerId)))
}

async function stopAndWait(streamLog: StreamLog, answerId: AnswerId, signal: AbortSignal): Promise<void> {
  await streamLog.requestStop(answerId)
  try {
    for await (const _batch of streamLog.read(answerId, 0, signal)) {
      // Only its end is of interest.
    }
  } catch {
    // No log of it: its server is gone, and with it the answer.
  }
}
