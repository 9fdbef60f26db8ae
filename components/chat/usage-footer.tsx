/** What an answer took and cost, in the provider's own counts. */
import { formatCost, formatCount, formatDuration } from '@/components/ui/format'
import type { MessageMetadata } from '@/lib/shared/message'
import { PRICES_READ } from '@/lib/shared/models'

/** Stop reasons that need no word: the answer simply ended. */
const ORDINARY = new Set(['end_turn', 'stop_sequence'])

/** One line of figures; nothing is shown that is not known. */
export function UsageFooter({ metadata }: { metadata: MessageMetadata }) {
  const figures = figuresOf(metadata)
  if (figures.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div role="group" aria-label="Usage" className="tabular flex flex-wrap gap-x-3 text-quiet text-figures">
      {figures.map(({ name, value, title }) => (
        <span key={name} title={title} className="whitespace-nowrap">
          <span className="sr-only">{name}: </span>
          {value}
        </span>
      ))}
    </div>
  )
}

/** Keeps the room that the figures will take. */
export function UsagePlaceholder() {
  return (
    <div aria-hidden className="tabular invisible flex flex-wrap gap-x-3 text-figures">
      {figuresOf(TYPICAL).map(({ name, value }) => (
        <span key={name} className="whitespace-nowrap">
          {value}
        </span>
      ))}
    </div>
  )
}

const TYPICAL: MessageMetadata = {
  model: 'claude-sonnet-5-5',
  usage: { inputTokens: 100, outputTokens: 1_000, cacheReadTokens: 100, cacheWriteTokens: 0 },
  costUsd: 0.0012,
  timeToFirstTokenMs: 500,
  outputDurationMs: 10_000,
}

interface Figure {
  name: string
  value: string
  title: string
}

function figuresOf(metadata: MessageMetadata): Figure[] {
  const { usage, estimated, simulated, costUsd, timeToFirstTokenMs, model, replacedModel, stopReason, durationMs } =
    metadata
  const figures: Figure[] = []
  const add = (name: string, value: string, title: string) => figures.push({ name, value, title })
  if (typeof timeToFirstTokenMs === 'number') {
    const title = 'From the question to the first word or thought, measured on the server'
    add('Time to first word', `${formatDuration(timeToFirstTokenMs)} first word`, title)
  }
  const speed = tokensPerSecond(metadata)
  const took = durationMs === undefined ? '' : `; the whole answer took ${formatDuration(durationMs)}`
  if (speed !== undefined)
    add('Speed', `${speed} tok/s`, `Output tokens over the time from the first to the last${took}`)
  if (usage) {
    const about = estimated ? '~' : ''
    const estimate = estimated ? '. An estimate: the provider gave no final count' : ''
    const thinking = usage.thinkingTokens ? `, ${formatCount(usage.thinkingTokens)} of them thinking` : ''
    add('Input tokens', `${formatCount(usage.inputTokens)} in`, 'Input tokens that were not cached')
    add('Output tokens', `${about}${formatCount(usage.outputTokens)} out`, `Output tokens${thinking}${estimate}`)
    const cached = `${formatCount(usage.cacheReadTokens)} read from the cache, ${formatCount(usage.cacheWriteTokens)} written to it`
    add('Cached tokens', `${formatCount(usage.cacheReadTokens + usage.cacheWriteTokens)} cached`, cached)
    const prices = `US dollars, by the prices of ${PRICES_READ.date} (${PRICES_READ.source})`
    if (typeof costUsd === 'number') add('Cost', `${about}${formatCost(costUsd)}`, `${prices}${estimate}`)
    else add('Cost', 'cost unknown', 'No price is known for this model')
  }
  if (model)
    add(
      'Model',
      model,
      replacedModel ? `${replacedModel} is retired: ${model} answered for it` : 'The model that answered',
    )
  if (simulated) add('Simulated', 'simulated', 'The simulator answered: its own counts, and nothing was billed')
  if (estimated) add('Note', 'estimate', 'The provider gave no final count for this answer')
  if (stopReason && !ORDINARY.has(stopReason)) add('Stop reason', stopReason, 'Why the model stopped')
  return figures
}

/** Undefined for answers too short to have a speed. */
function tokensPerSecond({ usage, outputDurationMs }: MessageMetadata): string | undefined {
  if (!usage || !outputDurationMs || usage.outputTokens < 2) return undefined
  const speed = usage.outputTokens / (outputDurationMs / 1000)
  return speed >= 10 ? formatCount(Math.round(speed)) : speed.toFixed(1)
}
