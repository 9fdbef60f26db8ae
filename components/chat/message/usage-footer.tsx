/** How long an answer took and what it cost, by the provider's own counts. */
import type { HeldParts } from '@/components/chat/hold/use-held-parts'
import { formatCost, formatCount, formatDuration } from '@/components/ui/format'
import { cachedTitle, cachedWords, inputWords } from '@/components/usage/token-words'
import type { MessageMetadata, SegmentUsage } from '@/lib/shared/message'
import { PRICES_READ } from '@/lib/shared/models'

/** Stop reasons that need no word: the answer simply ended. */
const ORDINARY = new Set(['end_turn', 'stop_sequence'])

interface UsageFooterProps {
  metadata: MessageMetadata | undefined
  /** Makes a figure of the record of a hold. */
  holdFigure?: HeldParts['holdFigure'] | undefined
}

/**
 * One line of figures, three on phones; unknown figures are left out. While the answer runs there is no metadata:
 * invisible figures of the usual length reserve the space.
 */
export function UsageFooter({ metadata, holdFigure }: UsageFooterProps) {
  const heldFigures = metadata?.hold && holdFigure ? [holdFigure(metadata.hold)] : []
  const groups = metadata ? groupsOf(metadata, heldFigures) : []
  return (
    <div className="grid text-figures *:[grid-area:1/1]">
      <div aria-hidden className="invisible">
        <Figures groups={groupsOf(TYPICAL, [])} />
      </div>
      {groups.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
        <div role="group" aria-label="Usage" className="tabular text-quiet">
          <Figures groups={groups} />
        </div>
      )}
    </div>
  )
}

/** Figures with a dot before each; a dot at the start of a line is clipped, however the lines break. */
function Figures({ groups }: { groups: Figure[][] }) {
  return (
    <div className="figures">
      <div>
        {groups.map((figures) => (
          <span key={figures[0]?.name}>
            {figures.map(({ name, value, title }) => (
              <span key={name} title={title}>
                <span className="sr-only">{`${name}: `}</span>
                <span>{value}</span>
              </span>
            ))}
          </span>
        ))}
      </div>
    </div>
  )
}

const TYPICAL: MessageMetadata = {
  model: 'claude-sonnet-5-5',
  usage: { inputTokens: 100, outputTokens: 1_000, cacheReadTokens: 1_000, cacheWriteTokens: 0 },
  costUsd: 0.0012,
  timeToFirstTokenMs: 500,
  outputDurationMs: 10_000,
  simulated: true,
}

interface Figure {
  name: string
  value: string
  title: string
}

/** Related figures stay on one line: the times, the tokens, the cost, the notes. */
function groupsOf(metadata: MessageMetadata, heldFigures: Figure[]): Figure[][] {
  const groups = [
    timesOf(metadata),
    tokensOf(metadata),
    searchesOf(metadata),
    costOf(metadata),
    [...heldFigures, ...notesOf(metadata)],
  ]
  return groups.filter(({ length }) => length > 0)
}

function timesOf(metadata: MessageMetadata): Figure[] {
  const { timeToFirstTokenMs, durationMs } = metadata
  const figures: Figure[] = []
  if (typeof timeToFirstTokenMs === 'number') {
    const title = 'From the question to the first word or thought, measured on the server'
    figures.push({ name: 'Time to first word', value: `${formatDuration(timeToFirstTokenMs)} first word`, title })
  }
  const speed = tokensPerSecond(metadata)
  const took = durationMs === undefined ? '' : `; the whole answer took ${formatDuration(durationMs)}`
  const title = `Output tokens over the time from the first to the last${took}`
  if (speed !== undefined) figures.push({ name: 'Speed', value: `${speed} tok/s`, title })
  return figures
}

const ESTIMATE = 'An estimate: the provider gave no final count'

function tokensOf({ usage, estimated }: MessageMetadata): Figure[] {
  if (!usage) return []
  const { outputTokens, thinkingTokens } = usage
  const thinking = thinkingTokens ? `, ${formatCount(thinkingTokens)} of them thinking` : ''
  const output = `Output tokens${thinking}${estimated ? `. ${ESTIMATE}` : ''}`
  return [
    { name: 'Input tokens', value: inputWords(usage), title: 'All input tokens: what the model was sent' },
    { name: 'Cached tokens', value: cachedWords(usage), title: cachedTitle(usage) },
    { name: 'Output tokens', value: `${estimated ? '~' : ''}${formatCount(outputTokens)} out`, title: output },
  ]
}

/** What the API's own tools did, if anything. */
function searchesOf({ usage }: MessageMetadata): Figure[] {
  const { webSearches = 0, webFetches = 0 } = usage ?? {}
  const figures: Figure[] = []
  if (webSearches > 0) {
    const title = 'Web searches by the API, which are billed separately'
    figures.push({ name: 'Searches', value: counted(webSearches, 'search', 'searches'), title })
  }
  if (webFetches > 0) {
    const title = 'Pages that the API read; only their tokens are billed'
    figures.push({ name: 'Pages', value: `${counted(webFetches, 'page', 'pages')} read`, title })
  }
  return figures
}

function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

function costOf({ usage, costUsd, estimated, model, replacedModel, segments = [] }: MessageMetadata): Figure[] {
  const figures: Figure[] = []
  const prices = `US dollars, by the prices of ${PRICES_READ.date} (${PRICES_READ.source})`
  if (usage && typeof costUsd === 'number') {
    const value = `${estimated ? '~' : ''}${formatCost(costUsd)}${shares(segments)}`
    const calls = segments.length > 1 ? `. The answer was continued: ${segments.map(segmentCost).join(' + ')}` : ''
    figures.push({ name: 'Cost', value, title: `${prices}${estimated ? `. ${ESTIMATE}` : ''}${calls}` })
  } else if (usage) {
    figures.push({ name: 'Cost', value: 'cost unknown', title: 'No price is known for this model' })
  }
  const title = replacedModel ? `${replacedModel} is retired: ${model} answered for it` : 'The model that answered'
  if (model) figures.push({ name: 'Model', value: model, title })
  return figures
}

/** A line has room for the costs of a few segments. */
const MAX_SHARES = 3

/** What each segment of a continued answer has added to its cost. */
function shares(segments: readonly SegmentUsage[]): string {
  if (segments.length < 2) return ''
  return segments.length <= MAX_SHARES ? ` = ${segments.map(segmentCost).join(' + ')}` : ` in ${segments.length} calls`
}

function segmentCost({ costUsd, estimated }: SegmentUsage): string {
  return typeof costUsd === 'number' ? `${estimated ? '~' : ''}${formatCost(costUsd)}` : 'unknown'
}

function notesOf({ simulated, estimated, stopReason, status }: MessageMetadata): Figure[] {
  const figures: Figure[] = []
  const own = 'The simulator answered: its own counts, and nothing was billed'
  if (simulated) figures.push({ name: 'Simulated', value: 'simulated', title: own })
  if (estimated) figures.push({ name: 'Note', value: 'estimate', title: ESTIMATE })
  // An answer that is waiting for its tools has not stopped.
  if (stopReason && !ORDINARY.has(stopReason) && status !== 'waiting') {
    figures.push({ name: 'Stop reason', value: stopReason, title: 'Why the model stopped' })
  }
  return figures
}

/** Undefined for answers too short to have a speed. */
function tokensPerSecond({ usage, outputDurationMs }: MessageMetadata): string | undefined {
  if (!usage || !outputDurationMs || usage.outputTokens < 2) return undefined
  const speed = usage.outputTokens / (outputDurationMs / 1000)
  return speed >= 10 ? formatCount(Math.round(speed)) : speed.toFixed(1)
}
