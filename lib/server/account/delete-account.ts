/** Deletes everything of a person. */
import { and, eq } from 'drizzle-orm'
import { lockPerson } from '@/lib/server/auth/move-guest'
import type { Queries } from '@/lib/server/database/database'
import { messages, spending, users } from '@/lib/server/database/schema'
import { clearContents, fileIds } from '@/lib/server/files/files'
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
  const running = await runningAnswers(database.queries, userId)
  // What they have used is written into the site's sums before their rows go.
  await Promise.all(running.map((answerId) => stopAndWait(streamLog, answerId, signal)))
  const { late, contents } = await database.transaction(async (queries) => {
    // Whoever asks a question at this moment waits here, and then finds nobody.
    await lockPerson(queries, userId)
    const begun = await runningAnswers(queries, userId)
    const kept = await fileIds(queries, { ownerId: userId })
    await queries.delete(spending).where(eq(spending.scope, userId))
    await queries.delete(users).where(eq(users.id, userId))
    return { late: begun, contents: kept }
  })
  await clearContents(services, contents)
  // Their chats are gone, so that they can store nothing; they should spend nothing either.
  await Promise.all(late.map((answerId) => streamLog.requestStop(answerId)))
}

async function runningAnswers(queries: Queries, userId: string): Promise<AnswerId[]> {
  const rows = await queries
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.ownerId, userId), eq(messages.status, 'running')))
  return rows.map(({ id }) => id)
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
