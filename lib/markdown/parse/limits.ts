/** The limits for rendering a block as Markdown; a block beyond them is shown as plain text. */

import { weigh } from './weigh'

/** The limits of one block, or of one part of a long list, table or quote. */
export const LIMITS = {
  length: 200 * 1024,
  /** Nested quotes and lists. */
  depth: 60,
  /** Cells in a row. */
  columns: 100,
  /** Repetitions of one mark. */
  run: 200,
  /** Nested emphasis or brackets. */
  nesting: 100,
  /** About as much work as 32 KB of ordinary prose. */
  cost: 8000,
} as const

/** What a block costs, and which limit it exceeds, if any. */
export interface Appraisal {
  readonly cost: number
  readonly excess: keyof typeof LIMITS | undefined
}

/** Weighs a block against the limits. */
export function appraise(source: string): Appraisal {
  if (source.length > LIMITS.length) return { cost: LIMITS.cost, excess: 'length' }
  const weight = weigh(source, LIMITS.depth, LIMITS.cost)
  for (const limit of ['depth', 'columns', 'run', 'nesting', 'cost'] as const)
    if (weight[limit] > LIMITS[limit]) return { cost: LIMITS.cost, excess: limit }
  return { cost: weight.cost, excess: undefined }
}

/** The limit that keeps a block from being rendered as Markdown; undefined if there is none. */
export const excess = (source: string) => appraise(source).excess
