/** Search hits by how well they match; 0 is an exact match. */
import type { SearchHit } from '@/lib/shared/api/chat-list'
import type { SearchStep } from './search-steps'

/** A hit and how well it matches. */
export interface RankedHit {
  hit: SearchHit
  rank: number
}

/** The hits of one step by key, newest first. */
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

/** How many match exactly. */
export function exactOf({ hits }: StepHits): number {
  let count = 0
  for (const { rank } of hits.values()) if (rank === 0) count += 1
  return count
}

/** The best matches first; a stable sort. */
export function bestFirst(hits: readonly RankedHit[]): RankedHit[] {
  return [...hits].sort((one, other) => one.rank - other.rank)
}

/** Takes one step after the other until there are enough exact matches; returns the best of all. */
export async function look(
  steps: readonly SearchStep[],
  max: number,
  find: (step: SearchStep) => Promise<StepHits>,
): Promise<BestHits> {
  const result: StepHits = { hits: new Map(), hasMore: false }
  for (const step of steps) {
    const { hits, hasMore } = await find(step)
    for (const [key, hit] of hits) if (!result.hits.has(key)) result.hits.set(key, hit)
    result.hasMore ||= hasMore
    if (exactOf(result) > max) break
  }
  const all = [...result.hits.values()]
  // Each step returns hits in order of time; here two are merged.
  if (steps.length > 1) all.sort((one, other) => other.hit.at.localeCompare(one.hit.at))
  return { ranked: bestFirst(all).slice(0, max), hasMore: result.hasMore || all.length > max }
}
