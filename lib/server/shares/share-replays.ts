/** Makes the replays of a share from the recordings of its answers. */
import type { StoredMessage } from '@/lib/server/database/messages'
import type { PlacedReplay } from '@/lib/server/database/share-replays'
import { readTimeline } from '@/lib/server/generation/recordings/read-timeline'
import { createLane, restFrom } from '@/lib/server/give-way'
import type { Services } from '@/lib/server/services'
import { replayOf } from './share-replay'

/** The bounds of one share. Answers beyond them have no replay. */
const MAX_REPLAYS = 200
const MAX_STEPS = 200_000
/** The person who shares is waiting, and the page gives up after 15 seconds. */
const MAX_MS = 8_000

/** A recording may be megabytes: they are read one after the other, for all people together. */
const inLane = createLane()

type Parts = Pick<Services, 'database' | 'recordings' | 'liveRecordings' | 'streamLog'>

/** The replays of those answers of a branch whose recordings still come to exactly what is shown. */
export async function replaysOf(
  services: Parts,
  branch: readonly StoredMessage[],
  now: () => number = () => performance.now(),
): Promise<PlacedReplay[]> {
  const startedAt = now()
  const replays: PlacedReplay[] = []
  let room = MAX_STEPS
  for (const [place, message] of branch.entries()) {
    if (message.role !== 'assistant') continue
    if (replays.length >= MAX_REPLAYS || now() - startedAt > MAX_MS) break
    const steps = await inLane(() => replayOfAnswer(services, message))
    if (!steps || steps.length > room) continue
    room -= steps.length
    replays.push({ place, steps })
  }
  return replays
}

async function replayOfAnswer(services: Parts, { chatId, id, segment, parts }: StoredMessage) {
  const moments = await readTimeline(services, chatId, id, segment)
  const startedAt = performance.now()
  const steps = moments.length === 0 ? undefined : replayOf(moments, parts)
  await restFrom(performance.now() - startedAt)
  return steps
}
