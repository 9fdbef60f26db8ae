/** What a document may cost, before anything is spent: an estimate from the sources' length, with prices of the table. Pure. */
import { costOf } from '@/lib/shared/models'
import type { DocumentWishes, Length } from '@/lib/shared/write/document'

/** Between two bounds. */
export interface Range {
  from: number
  to: number
}

/** What is expected. */
export interface DocumentEstimate {
  sections: Range
  outputTokens: Range
  /** US dollars; undefined when the model's price is not known here. */
  costUsd: Range | undefined
}

/** As the server asks for them. */
const LENGTHS: Readonly<Record<Length, { sections: Range; tokens: Range }>> = {
  short: { sections: { from: 3, to: 6 }, tokens: { from: 150, to: 400 } },
  medium: { sections: { from: 5, to: 10 }, tokens: { from: 300, to: 900 } },
  long: { sections: { from: 6, to: 30 }, tokens: { from: 500, to: 3_000 } },
}

/** Sources of up to so many tokens are part of every request; of more, each section gets some of its own files. */
const MAX_WHOLE = 68_000
const MAX_OWN = 34_000
/** The map of the code, beside its sources. */
const MAP_SHARE = 0.15
const MAX_MAP = 45_000
/** Beside the sources: what is asked, and the outline. */
const FRAME = 900
const OUTLINE: Range = { from: 300, to: 900 }

/** The estimate of a document from sources of that many tokens. */
export function estimateDocument(
  sourceTokens: number,
  { length }: Pick<DocumentWishes, 'length'>,
  model: string | undefined,
): DocumentEstimate {
  const { sections, tokens } = LENGTHS[length]
  const from = documentCost(sourceTokens, sections.from, tokens.from, OUTLINE.from, model, true)
  const to = documentCost(sourceTokens, sections.to, tokens.to, OUTLINE.to, model, false)
  return {
    sections,
    outputTokens: {
      from: OUTLINE.from + sections.from * tokens.from,
      to: OUTLINE.to + sections.to * tokens.to,
    },
    costUsd: from === undefined || to === undefined ? undefined : { from, to },
  }
}

/** One request for the outline and one for each section, which has those before it as well. */
function documentCost(
  sourceTokens: number,
  count: number,
  tokens: number,
  outline: number,
  model: string | undefined,
  isCached: boolean,
): number | undefined {
  const isWhole = sourceTokens <= MAX_WHOLE
  const map = Math.min(Math.ceil(sourceTokens * MAP_SHARE), MAX_MAP)
  const shared = FRAME + map + (isWhole ? sourceTokens : 0)
  const own = isWhole ? 0 : MAX_OWN
  const costs = [callCost(model, shared, 0, outline)]
  for (let at = 0; at < count; at += 1) {
    const rest = outline + at * tokens + (isCached ? 0 : own)
    costs.push(isCached ? callCost(model, rest, shared, tokens) : callCost(model, shared + rest, 0, tokens))
  }
  return costs.reduce<number | undefined>(
    (all, cost) => (all === undefined || cost === null ? undefined : all + cost),
    0,
  )
}

function callCost(model: string | undefined, inputTokens: number, cacheReadTokens: number, outputTokens: number) {
  const usage = { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens: 0 }
  // Without a price for what is cached, nothing is cached.
  return (
    costOf(model, usage) ?? costOf(model, { ...usage, inputTokens: inputTokens + cacheReadTokens, cacheReadTokens: 0 })
  )
}
