/** Deletes a person and everything they own. */
import { fileIds } from '@/lib/server/database/files/files'
import { listRunningAnswers } from '@/lib/server/database/messages'
import { lockPerson, removePerson } from '@/lib/server/database/people/people'
import { removeSpending } from '@/lib/server/database/usage/spending'
import { clearContents } from '@/lib/server/files/uploads'
import type { Services } from '@/lib/server/services'
import type { StreamLog } from '@/lib/server/stream-log/stream-log'
import type { AnswerId } from '@/lib/shared/ids'

// A stop takes milliseconds; a server that does not answer must not delay the deletion.
const STOP_LIMIT_MS = 5_000

/**
 * Stops a person's running answers, then deletes the person; their other rows go with that one. The site's own sums of
 * money stay.
 */
export async function deleteAccount(
  services: Pick<Services, 'database' | 'fileStorage' | 'log' | 'streamLog'>,
  userId: string,
): Promise<void> {
  const { database, streamLog } = services
  const signal = AbortSignal.timeout(STOP_LIMIT_MS)
  const running = await listRunningAnswers(database.queries, userId)
  // Their usage is added to the site's sums before their rows go.
  await Promise.all(running.map((answerId) => stopAndWait(streamLog, answerId, signal)))
  const { late, contents } = await database.transaction(async (queries) => {
    // A question asked at this moment waits here, and then finds no person.
    await lockPerson(queries, userId)
    const late = await listRunningAnswers(queries, userId)
    const contents = await fileIds(queries, { ownerId: userId })
    await removeSpending(queries, userId)
    await removePerson(queries, userId)
    return { late, contents }
  })
  await clearContents(services, contents)
  // Without their chats they can store nothing; they should spend nothing either.
  await Promise.all(late.map((answerId) => streamLog.requestStop(answerId)))
}

async function stopAndWait(streamLog: StreamLog, answerId: AnswerId, signal: AbortSignal): Promise<void> {
  await streamLog.requestStop(answerId)
  try {
    for await (const _batch of streamLog.read(answerId, 0, signal)) {
      // Only the end matters.
    }
  } catch {
    // No log: its server is gone, and the answer with it.
  }
}
