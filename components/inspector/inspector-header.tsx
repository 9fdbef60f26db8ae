/** The header of the inspector: which answer this is, its figures and its downloads. */
import { memo } from 'react'
import { BackLink } from '@/components/ui/back-link'
import { formatCount, formatDuration } from '@/components/ui/format'
import type { InspectionState } from '@/lib/client/inspector/inspection'
import type { InspectedAnswer } from '@/lib/shared/api/inspected-answer'
import { withoutPace } from '@/lib/shared/pace-words'
import { chatAddress } from '@/lib/shared/page-address'
import { DownloadMenu } from './download-menu'
import { formatBytes } from './format-bytes'
import { SmoothnessButton } from './smoothness-button'
import type { Summary } from './summarize'

interface InspectorHeaderProps {
  answer: InspectedAnswer
  state: InspectionState
  summary: Summary
}

/** The link back, the question, the figures, the menu. */
export function InspectorHeader({ answer, state, summary }: InspectorHeaderProps) {
  const { chatId, answerId, question, simulated } = answer
  const model = state.message.metadata.model ?? answer.model
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <BackLink href={`${chatAddress(chatId)}#message-${answerId}`}>Back to the chat</BackLink>
      <h1 className="sr-only">Inspector</h1>
      <p
        lang=""
        className="order-last line-clamp-1 w-full min-w-0 flex-1 basis-full text-pretty font-medium sm:order-none sm:basis-0"
      >
        {question === null ? 'An answer' : withoutPace(question)}
      </p>
      <div className="ml-auto flex items-center gap-3 sm:ml-0">
        <Figures summary={summary} count={state.count} model={simulated ? `${model ?? ''} (simulated)` : model} />
        <SmoothnessButton chatId={chatId} answerId={answerId} />
        <DownloadMenu answer={answer} model={model} state={state} />
      </div>
    </header>
  )
}

interface FiguresProps {
  summary: Summary
  /** The number of rows. */
  count: number
  model: string | null
}

/** Figures of the whole timeline. */
const Figures = memo(function Figures({ summary: { events, bytes, durationMs }, count, model }: FiguresProps) {
  return (
    <p className="tabular text-quiet text-small max-md:hidden">
      <span lang="">{model}</span>
      <span>{`${model ? ' · ' : ''}${formatCount(events)} events of the API in ${formatCount(count)} rows · ${formatBytes(bytes)} · ${formatDuration(durationMs)}`}</span>
    </p>
  )
})
