/** What a search has found, by how well it fits: 0 is to the letter. */
import type { SearchHit } from '@/lib/shared/api/chat-list'
import type { SearchStep } from './search-steps'

/** A hit and how well it fits. */
export interface RankedHit {
  hit: SearchHit
  rank: number
}

/** Hits of one step, each under a key of its own, from the newest on. */
export interface StepHits {
  hits: Map<string, RankedHit>
  hasMore: boolean
}

/** The hits that are shown. */
export interface BestHits {
  ranked: readonly RankedHit[]
  hasMore: boolean
}

/** No hits. */
export const NOTHING: BestHits = { ranked: [], hasMore: false }

/** How many fit to the letter. */
export function exactOf({ hits }: StepHits): number {
  let count = 0
  for (const { rank } of hits.values()) if (rank === 0) count += 1
  return count
}

/** The best fits first; in the order in which they are given where they fit alike. */
export function bestFirst(hits: readonly RankedHit[]): RankedHit[] {
  return [...hits].sort((one, other) => one.rank - other.rank)
}

/** Takes one step after the other until there are enough hits that fit to the letter; answers the best of all. */
export async function look(
  steps: readonly SearchStep[],
  max: number,
  find: (step: SearchStep) => Promise<StepHits>,
): Promise<BestHits> {
  const found: StepHits = { hits: new Map(), hasMore: false }
  for (const step of steps) {
    const { hits, hasMore } = await find(step)
    for (const [key, hit] of hits) if (!found.hits.has(key)) found.hits.set(key, hit)
    found.hasMore ||= hasMore
    if (exactOf(found) > max) break
  }
  const all = [...found.hits.values()]
  // A step finds in the order of time; two of them are put together here.
  if (steps.length > 1) all.sort((one, other) => other.hit.at.localeCompare(one.hit.at))
  return { ranked: bestFirst(all).slice(0, max), hasMore: found.hasMore || all.length > max }
}
