/** The limits that a block has to keep to be rendered as Markdown; what does not is shown as the text it is. */

import { weigh } from './weigh'

/** The limits of one block, or of one part of a long list, table or quote. */
export const LIMITS = {
  length: 200 * 1024,
  /** Quotes and lists within each other. */
  depth: 60,
  /** Cells in a row. */
  columns: 100,
  /** One mark, repeated. */
  run: 200,
  /** Emphasis or brackets within each other. */
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

/** Why a block may not be rendered as Markdown; undefined when it may. */
export const excess = (source: string) => appraise(source).excess
