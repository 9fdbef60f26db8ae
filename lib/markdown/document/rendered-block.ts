/** What is passed to React: blocks with everything they need to be rendered alone. */

import { type Appraisal, appraise } from '@/lib/markdown/parse/limits'
import type { Block } from '@/lib/markdown/parse/split-blocks'

/** A block with everything it needs to be rendered alone. */
export interface RenderedBlock {
  readonly key: number
  readonly kind: Block['kind']
  readonly source: string
  readonly continues: Block['continues']
  /** It is rendered inside the element of an earlier part. */
  readonly isPart: boolean
  /** Later parts are rendered inside this one's element. */
  readonly continued: boolean
  /** Definitions from elsewhere in the message, as Markdown to put before the block. */
  readonly prelude: string
  /** The numbers of the footnotes it calls, in order. */
  readonly calls: string
  /** The marks in it, by their offsets in its source. */
  readonly marks: string
  readonly open: boolean
  /** The block exceeds a limit: it is shown as plain text. */
  readonly plain: boolean
}

/** A block, and the parts that continue it. */
export type RenderedRun = readonly RenderedBlock[]

/** Runs in groups of one size, so that rendering visits only the last group. */
export type RunGroups = readonly (readonly RenderedRun[])[]

/** Takes a share of the page's time; what is refused waits for a later update. */
export type FrameBudget = (cost: number) => boolean

/** Measured: the cost of every block apart from its text. */
const BLOCK_COST = 50
const CODE_COST = 0.03
const PLAIN_COST = 0.02

/** Weighs a block against the limits, as it will be rendered. */
export function appraiseBlock({ kind, source, continues }: Block): Appraisal {
  // Code is rendered line by line, without the parser.
  if (kind === 'fence') return { cost: BLOCK_COST + CODE_COST * source.length, excess: undefined }
  const { cost, excess } = appraise((continues?.head ?? '') + source)
  if (excess !== undefined) return { cost: BLOCK_COST + PLAIN_COST * source.length, excess }
  // Definitions and footnote calls each take another parse.
  const times = 1 + (source.includes(']:') ? 1 : 0) + (source.includes('[^') ? 2 : 0)
  return { cost: times * (BLOCK_COST + cost), excess }
}

const GROUP = 32
/** With more groups, a text is laid out only where it is in view. */
const LONG = 4

/** Whether there is too much to lay out all of it. */
export const isLong = (groups: RunGroups) => groups.length > LONG

/** How many parts one element holds: laying out a table costs all of its cells, however few are new. */
const MAX_PARTS = 40

/** The position of a block: its run, and its index in that. */
export interface Place {
  readonly run: number
  readonly at: number
}

/** The runs of one message. What has not changed stays the same object. */
export class RenderedRuns {
  private readonly groups: (readonly RenderedRun[])[] = []
  private last: Place = { run: -1, at: 0 }

  /** The place for the block after the last one. */
  next({ continues }: Block): Place {
    const { run, at } = this.last
    return continues && run >= 0 && at + 1 < MAX_PARTS ? { run, at: at + 1 } : { run: run + 1, at: 0 }
  }

  /** Whether a block that continues the one at that place goes into the same element. */
  continues({ at }: Place): boolean {
    return at + 1 < MAX_PARTS
  }

  /** Puts a block, or a new version of it, in its place. */
  put(place: Place, rendered: RenderedBlock): void {
    if (place.run > this.last.run || (place.run === this.last.run && place.at > this.last.at)) this.last = place
    putInto(this.groups, place, rendered)
  }

  /** All runs, with one more block at the end if there is one. */
  with(open: RenderedBlock | undefined, place: Place | undefined): RunGroups {
    const groups = [...this.groups]
    if (open && place) putInto(groups, place, open)
    return groups
  }
}

function putInto(groups: (readonly RenderedRun[])[], { run, at }: Place, rendered: RenderedBlock): void {
  const index = Math.floor(run / GROUP)
  const group = [...(groups[index] ?? [])]
  const parts = [...(group[run % GROUP] ?? [])]
  parts[at] = rendered
  group[run % GROUP] = parts
  groups[index] = group
}
