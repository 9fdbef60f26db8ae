/**
 * The continuation between translation and the log at which text chunks can be kept back until they are
 * released. Policies that keep something back plug in here; the ordinary one lets everything pass.
 */
import type { Chunk } from '@/lib/shared/chunk'

/** Decides when translated chunks may reach the log. */
export interface Hold {
  /** Takes what translation made; returns what may go on now, in order. */
  pass(chunks: Chunk[]): Chunk[]
  /** The answer is whole: returns everything still kept back, in order. */
  release(): Chunk[]
}

/** Lets every chunk pass at once. */
export function passThrough(): Hold {
  return { pass: (chunks) => chunks, release: () => [] }
}
