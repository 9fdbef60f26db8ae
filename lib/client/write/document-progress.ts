/** How far a document is: sections, share, time, tokens and cost. What is not known is estimated, and said to be. Pure. */
import { estimateTokens } from '@/lib/shared/estimate-tokens'
import type { MessageMetadata } from '@/lib/shared/message'
import { costOf } from '@/lib/shared/models'
import { addUsage, NO_USAGE, promptTokensOf, type Usage } from '@/lib/shared/usage'
import type { OutlineSection } from '@/lib/shared/write/document'
import type { DocumentView, SectionView } from './document-reader'

/** What a section is at. */
export type SectionState = 'planned' | 'writing' | 'broken-off' | 'written'

/** The figures of a document. */
export interface DocumentProgress {
  written: number
  count: number
  /** From 0 to 1; 1 only when all is written. */
  share: number
  words: number
  /** Milliseconds of writing so far. */
  elapsedMs: number
  /**
   * Milliseconds that the rest may take, as the sections so far did; undefined before there is anything to go by, and while
   * the open section is longer than those were.
   */
  remainingMs: number | undefined
  outputTokens: number
  /** US dollars; null when a price is unknown. */
  costUsd: number | null
  /** Tokens and cost contain a section whose end has not come: what it has been read, and an estimate of what was written. */
  isEstimated: boolean
  /** The cost is without that section, as nothing is known of it. */
  isOpenLeftOut: boolean
}

/** What is known of the section that has not ended. */
export interface OpenSection {
  /** For how many milliseconds it has been written. */
  ms: number
  /** Counts of its calls, as the API gave them so far. */
  calls: readonly Usage[]
  model: string | undefined
}

/** A section that has begun is never shown as nearly done: nobody knows how long it will be. */
const MOST_OF_A_SECTION = 0.9
/** The length of a section where none has ended yet. */
const USUAL_WORDS = 250

/** The state of a section of the outline. */
export function stateOf(section: SectionView | undefined, isOpen: boolean): SectionState {
  if (!section) return 'planned'
  if (section.end) return 'written'
  return isOpen ? 'writing' : 'broken-off'
}

/** What the ended sections cost together; null when a price is unknown. */
export function sectionsCost({ sections }: Pick<DocumentView, 'sections'>): number | null {
  const costs = [...sections.values()].flatMap(({ end }) => (end ? [end.costUsd] : []))
  return costs.reduce<number | null>((all, cost) => (all === null || cost === null ? null : all + cost), 0)
}

/** Takes stock. */
export function progressOf(
  outline: readonly OutlineSection[],
  { sections }: Pick<DocumentView, 'sections'>,
  { ms: openMs, calls, model }: OpenSection,
  metadata: Pick<MessageMetadata, 'usage' | 'costUsd'> = {},
): DocumentProgress {
  const begun = outline.flatMap(({ id }) => sections.get(id) ?? [])
  const ended = begun.filter(({ end }) => end)
  const usual = ended.length > 0 ? sum(ended, ({ words }) => words) / ended.length : USUAL_WORDS
  const partOf = ({ end, words }: SectionView) => (end ? 1 : Math.min(MOST_OF_A_SECTION, words / Math.max(1, usual)))
  const done = sum(begun, partOf)
  const count = outline.length
  const elapsedMs = sum(ended, ({ end }) => end?.durationMs ?? 0) + openMs
  const isWhole = count > 0 && ended.length === count
  const open = begun.filter(({ end }) => !end)
  const canTell = done >= 0.5 && open.every(({ words }) => words <= usual)
  const { usage } = metadata
  const read = calls.reduce(addUsage, NO_USAGE)
  const openTokens = Math.max(
    read.outputTokens,
    sum(open, ({ text }) => roughTokens(text)),
  )
  const isEstimated = usage === undefined && open.length > 0
  // What it was sent is counted when it begins.
  const isOpenLeftOut = isEstimated && promptTokensOf(read) === 0
  const endedUsd = sectionsCost({ sections })
  const openUsd = isEstimated && !isOpenLeftOut ? costOf(model, { ...read, outputTokens: openTokens }) : 0
  return {
    written: ended.length,
    count,
    share: count === 0 ? 0 : done / count,
    words: sum(begun, ({ words }) => words),
    elapsedMs,
    remainingMs: isWhole || !canTell || elapsedMs === 0 ? undefined : (elapsedMs / done) * (count - done),
    outputTokens:
      usage?.outputTokens ?? sum(ended, ({ end }) => end?.outputTokens ?? 0) + (isEstimated ? openTokens : 0),
    costUsd:
      metadata.costUsd !== undefined
        ? metadata.costUsd
        : endedUsd === null || openUsd === null
          ? null
          : endedUsd + openUsd,
    isEstimated,
    isOpenLeftOut,
  }
}

/** The beginning of a text tells how dense it is: a long one is not counted in every frame. */
const SAMPLE = 2_000

function roughTokens(text: string): number {
  if (text.length <= SAMPLE) return estimateTokens(text)
  return Math.round((estimateTokens(text.slice(0, SAMPLE)) * text.length) / SAMPLE)
}

function sum<T>(list: readonly T[], of: (each: T) => number): number {
  return list.reduce((all, each) => all + of(each), 0)
}
