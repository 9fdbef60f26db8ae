/**
 * The one place that every chunk of an answer passes on its way to the log: text, thinking, tools, sources, metadata,
 * start and finish. A policy that keeps chunks back until they can be trusted plugs in here; today's lets everything pass.
 */
import type { Chunk } from '@/lib/shared/chunk'

/** Decides when chunks may reach the log. It neither loses nor reorders them. */
export interface Hold {
  /** Whether it keeps something back. Nothing that tells of it may be shown meanwhile. */
  readonly isHolding: boolean
  /** Takes the next chunk. Returns those that may go out now, in order. */
  pass(chunk: Chunk): Chunk[]
  /** The last step or the answer is about to end: returns everything still kept back, in order. */
  release(): Chunk[]
}

/** Lets every chunk pass at once. */
export function passThrough(): Hold {
  return { isHolding: false, pass: (chunk) => [chunk], release: () => [] }
}
