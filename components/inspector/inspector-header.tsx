/** The head of the inspector: which answer this is, what it consists of, and its downloads. */
import { ArrowLeft } from 'lucide-react'
import { memo, useMemo } from 'react'
import { formatCount, formatDuration } from '@/components/ui/format'
import type { InspectionState } from '@/lib/client/inspector/inspection'
import type { AnswerId, ChatId } from '@/lib/shared/ids'
import { withoutPace } from '@/lib/shared/pace-words'
import { chatAddress } from '@/lib/shared/page-address'
import { DownloadMenu } from './download-menu'
import { formatBytes } from './format-bytes'
import { SmoothnessButton } from './smoothness-button'
import { summarize } from './summarize'

interface InspectorHeaderProps {
  answer: { chatId: ChatId; answerId: AnswerId; question: string | null; model: string | null; simulated: boolean }
  state: InspectionState
}

/** The way back, the question, figures, the menu. */
export function InspectorHeader({ answer, state }: InspectorHeaderProps) {
  const { chatId, answerId, question, simulated } = answer
  const model = state.message.metadata.model ?? answer.model
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <a
        href={`${chatAddress(chatId)}#message-${answerId}`}
        className="inline-flex min-h-8 items-center gap-1.5 rounded-md text-quiet text-small hover:text-ink pointer-coarse:min-h-11"
      >
        <ArrowLeft size={16} aria-hidden />
        Back to the chat
      </a>
      <h1 className="sr-only">Inspector</h1>
      <p
        lang=""
        className="order-last line-clamp-1 w-full min-w-0 flex-1 basis-full text-pretty font-medium sm:order-none sm:basis-0"
      >
        {question === null ? 'An answer' : withoutPace(question)}
      </p>
      <div className="ml-auto flex items-center gap-3 sm:ml-0">
        <Figures state={state} count={state.count} model={simulated ? `${model ?? ''} (simulated)` : model} />
        <SmoothnessButton chatId={chatId} answerId={answerId} />
        <DownloadMenu answer={answer} model={model} state={state} />
      </div>
    </header>
  )
}

interface FiguresProps {
  state: InspectionState
  /** Changes when there is something new. */
  count: number
  model: string | null
}

/** Figures of the whole timeline. */
const Figures = memo(
  function Figures({ state, count, model }: FiguresProps) {
    // biome-ignore lint/correctness/useExhaustiveDependencies: entries grow in place, and their number says when
    const { events, bytes, durationMs } = useMemo(() => summarize(state.rows, state.silenceMs), [state.rows, count])
    return (
      <p className="tabular text-quiet text-small max-md:hidden">
        <span lang="">{model}</span>
        <span>{`${model ? ' · ' : ''}${formatCount(events)} events of the API in ${formatCount(count)} rows · ${formatBytes(bytes)} · ${formatDuration(durationMs)}`}</span>
      </p>
    )
  },
  (before, after) => before.count === after.count && before.model === after.model,
)
