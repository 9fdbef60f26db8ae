/** The pace of shared answers: stored with a share, and gone with it. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { SharedPart } from '@/lib/shared/api/share'
import type { ReplaySteps, SharedReplay } from '@/lib/shared/api/share-replay'
import type { Queries } from './database'
import { chats, shareReplays, shares } from './schema'
import { isLive } from './shares'

/** A replay with the answer's place in the share. */
export interface PlacedReplay {
  place: number
  steps: ReplaySteps
}

/** Stores the replays of a share. */
export async function addReplays(queries: Queries, shareId: string, replays: readonly PlacedReplay[]): Promise<void> {
  if (replays.length === 0) return
  await queries.insert(shareReplays).values(replays.map((replay) => ({ shareId, ...replay })))
}

/** The replay of one answer of a link, with its parts. Undefined where there is none, and once the link opens nothing. */
export async function findReplay(queries: Queries, shareId: string, place: number): Promise<SharedReplay | undefined> {
  const [found] = await queries
    .select({
      parts: sql<SharedPart[]>`${shares.content}->'messages'->${place}::int->'parts'`,
      steps: shareReplays.steps,
    })
    .from(shareReplays)
    .innerJoin(shares, eq(shares.id, shareReplays.shareId))
    .leftJoin(chats, eq(chats.id, shares.chatId))
    .where(and(eq(shareReplays.shareId, shareId), eq(shareReplays.place, place), isLive()))
  return found
}

/** All replays of one share, for the export of its owner's data. */
export function replaysOfShare(queries: Queries, shareId: string): Promise<PlacedReplay[]> {
  const { place, steps } = shareReplays
  return queries
    .select({ place, steps })
    .from(shareReplays)
    .where(eq(shareReplays.shareId, shareId))
    .orderBy(asc(place))
}
