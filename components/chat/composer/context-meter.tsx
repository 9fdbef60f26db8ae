/** How full the model's context window is, the least that the next question costs, and a way to make room. */
import { useId } from 'react'
import { useSummary } from '@/components/chat/use-summary'
import { formatCost, formatCount } from '@/components/ui/format'
import { watchPopover } from '@/components/ui/layers'
import { TextButton } from '@/components/ui/text-button'
import { modelOf, useModels } from '@/lib/client/api/use-models'
import { useModelChoice } from '@/lib/client/preferences/model-choice'
import type { ChatSession } from '@/lib/client/session/chat-session'
import type { Answer } from '@/lib/client/store/entry'
import { useEntry, useMessageKeys } from '@/lib/client/store/use-chat'
import { priceFor } from '@/lib/shared/models'

/** A layer while it is open. */
const layerOf = (box: HTMLElement | null) => watchPopover(box)

/** From these shares on the level is shown, and then shown as a warning. */
const NEARLY_FULL = 0.75
const FULL = 0.9

/** Nothing before the first answer has ended. */
export function ContextMeter({ session }: { session: ChatSession | undefined }) {
  const keys = useMessageKeys(session?.store)
  const lastKey = keys.findLast((key) => {
    const entry = session?.store.entry(key)
    return entry?.role === 'assistant' && entry.message.metadata.contextTokens !== undefined
  })
  if (!session || lastKey === undefined) return null
  return <Meter key={session.chatId} session={session} answerKey={lastKey} />
}

function Meter({ session, answerKey }: { session: ChatSession; answerKey: string }) {
  const id = useId()
  const answer = useEntry(session.store, answerKey)
  const models = useModels()
  const choice = useModelChoice()
  const task = useSummary(session)
  if (answer?.role !== 'assistant') return null
  const { contextTokens, summary, model, simulated } = answer.message.metadata
  const next = choice.model ?? model
  const limit = modelOf(models, next)?.contextTokens
  if (contextTokens === undefined) return null
  const share = limit === undefined ? undefined : Math.min(1, contextTokens / limit)
  const percent = share === undefined ? undefined : Math.round(share * 100)
  const isSummarised = summary !== undefined
  const hasSummary = session.store
    .entries()
    .some((entry) => entry.role === 'assistant' && entry.message.metadata.summary !== undefined)
  const isBusy = task.isBusy || session.running() !== undefined
  const words = isSummarised
    ? 'Context: summarised'
    : percent === undefined
      ? `Context: ${formatCount(contextTokens)} tokens`
      : `Context: ${percent} % full`
  const anchor = `--context${id.replace(/[^a-zA-Z0-9]/g, '')}`
  const level = isSummarised || share === undefined || share < NEARLY_FULL ? 'calm' : share < FULL ? 'warn' : 'full'
  return (
    <>
      <button
        type="button"
        aria-label={words}
        title={words}
        popoverTarget={id}
        data-level={level}
        style={{ anchorName: anchor }}
        className={`tabular inline-flex min-h-8 max-sm:data-[level=calm]:hidden items-center gap-1.5 whitespace-nowrap rounded-md px-2 text-figures transition-colors hover:bg-tint pointer-coarse:min-h-11 ${LOOKS[level]}`}
      >
        <Ring share={isSummarised ? 0 : (share ?? 0)} />
        {level !== 'calm' && <span>{`${percent} % full`}</span>}
      </button>
      <div
        ref={layerOf}
        id={id}
        popover="auto"
        role="dialog"
        aria-label="Context"
        style={{ positionAnchor: anchor }}
        className="anchored m-0 w-80 max-w-[calc(100vw-2rem)] rounded-xl bg-raised p-4 text-ink text-small"
      >
        <div className="flex flex-col gap-3">
          <p className="text-pretty">{fullness(answer, limit)}</p>
          {!isSummarised && <p className="text-pretty text-quiet">{nextCost(next, contextTokens, simulated)}</p>}
          {!isSummarised && (
            <p className="text-pretty text-quiet">
              A summary takes the place of what was said so far in what is sent. Nothing is deleted, and you can take it
              back.
            </p>
          )}
          <div className="flex flex-wrap items-center gap-2">
            {!isSummarised && (
              <TextButton disabled={isBusy} onClick={task.make}>
                {task.isBusy ? 'Summarising…' : 'Summarise so far'}
              </TextButton>
            )}
            {hasSummary && (
              <TextButton disabled={isBusy} onClick={task.takeBack}>
                Send everything again
              </TextButton>
            )}
          </div>
          <p role="status" className="text-stop empty:hidden">
            {task.failure}
          </p>
        </div>
      </div>
    </>
  )
}

const LOOKS = { calm: 'text-quiet hover:text-ink', warn: 'text-warn', full: 'text-stop' } as const

function fullness({ message: { metadata } }: Answer, limit: number | undefined): string {
  const { contextTokens = 0, summary } = metadata
  if (summary) return 'What was said so far is sent as a summary. The next answer will show how full the context is.'
  const count = formatCount(contextTokens)
  return limit === undefined
    ? `This chat holds ${count} tokens. How many the model can read is unknown.`
    : `This chat holds ${count} of the ${formatCount(limit)} tokens that the model can read.`
}

function nextCost(model: string | undefined, tokens: number, simulated: boolean | undefined): string {
  const price = priceFor(model, tokens)
  const sent = 'The next question sends them again'
  if (!price) return `${sent}; their price is unknown.`
  const cost = (perMillion: number) => formatCost((tokens * perMillion) / 1e6)
  const note = simulated ? ' Demo mode bills nothing.' : ''
  if (price.cacheRead === undefined) return `${sent}: ${cost(price.input)} at most, less from the cache.${note}`
  return `${sent}: at least ${cost(price.cacheRead)} where the cache still has them, otherwise ${cost(price.input)}.${note}`
}

function Ring({ share }: { share: number }) {
  const radius = 6
  const around = 2 * Math.PI * radius
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" strokeWidth="2.5" aria-hidden className="-rotate-90">
      <circle cx="8" cy="8" r={radius} stroke="currentColor" opacity="0.25" />
      <circle
        cx="8"
        cy="8"
        r={radius}
        stroke="currentColor"
        strokeDasharray={`${Math.max(share > 0 ? 1.5 : 0, share * around)} ${around}`}
      />
    </svg>
  )
}
