/** The part below the panes: what the comparison showed, how the answer ended, and where it can be read further. */
import { ShieldCheck, TriangleAlert, WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { LongText } from '@/components/ui/long-text'
import { Notice } from '@/components/ui/notice'
import { recordingStagePath } from '@/lib/client/stage/recording-stage-path'
import type { Stage, StageState } from '@/lib/client/stage/stage'
import { CANNOT_OUTRUN, comparisonOf, endingOf } from '@/lib/client/stage/stage-words'
import { TakenBack } from './taken-back'
import { type Shown, useIsKeptBack, useIsOver } from './use-shown'

interface OutcomeProps {
  stage: Stage
  state: StageState
  shown: Shown | undefined
  /** What the preset shows about streaming; undefined for a question of one's own. */
  lesson: string | undefined
  /** Leaves out what an audience does not need. */
  isBrief: boolean
}

/** It takes its room from the beginning, so that the panes keep their size. */
export function Outcome({ stage, state, shown, lesson, isBrief }: OutcomeProps) {
  return (
    <div className="stage-outcome flex flex-col gap-1.5">
      {state.connection === 'reconnecting' && (
        <Notice icon={<WifiOff size={16} />} tone="warn">
          <p role="status">The server cannot be reached. Trying again…</p>
        </Notice>
      )}
      {state.isHeld && (
        <Notice icon={<ShieldCheck size={16} />}>
          <p>
            This site holds answers on this subject until they are complete: both sides wait. The site’s operator can
            change that.
          </p>
        </Notice>
      )}
      {/* Always rendered, so that its words are announced. */}
      <p role="status" className="stage-sentence text-pretty font-medium">
        {shown && <Sentence shown={shown} />}
        <LiveEdge stage={stage} />
      </p>
      {shown && <TakenBack shown={shown} />}
      {shown && <Ending state={state} shown={shown} />}
      {!isBrief && (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          {lesson !== undefined && (
            <p lang="en" className="text-pretty text-quiet text-small">
              {lesson}
            </p>
          )}
          {shown && <Links state={state} />}
        </div>
      )}
    </div>
  )
}

/** What the comparison showed. */
function Sentence({ shown }: { shown: Shown }) {
  const isOver = useIsOver(shown)
  if (!isOver) return null
  const thinking = shown.meter.thinkingFirst()
  return (
    <>
      <span>{comparisonOf(shown.meter.at(Number.POSITIVE_INFINITY))}</span>
      {thinking && (
        <span className="font-normal text-quiet">{` Thinking came first: ${(thinking.durationMs / 1000).toFixed(1)} s.`}</span>
      )}
    </>
  )
}

/** Says why a higher speed changes nothing yet. */
function LiveEdge({ stage }: { stage: Stage }) {
  const isKeptBack = useIsKeptBack(stage)
  return isKeptBack && <span className="font-normal text-quiet text-small">{CANNOT_OUTRUN}</span>
}

/** How the answer ended, unless it is complete. */
function Ending({ state: { failure, metadata }, shown }: { state: StageState; shown: Shown }) {
  const isOver = useIsOver(shown)
  const ending = endingOf(metadata)
  if (!isOver || (!failure && ending === undefined)) return null
  return (
    <Notice icon={<TriangleAlert size={16} />} tone={failure ? 'stop' : 'warn'}>
      {failure ? (
        <p role="alert">
          <LongText text={failure.message} />
        </p>
      ) : (
        <p>{ending}</p>
      )}
    </Notice>
  )
}

function Links({ state: { run, answerId } }: { state: StageState }) {
  if (!run || run.source.kind === 'file' || answerId === undefined) return null
  const { chatId } = run.source
  return (
    <nav aria-label="This answer" className="-ml-2 flex flex-wrap">
      <TextLink href={`/chat/${chatId}`}>Open this chat</TextLink>
      <TextLink href={`/chat/${chatId}/inspect/${answerId}`}>Inspect</TextLink>
      {run.source.kind === 'live' && (
        <TextLink href={recordingStagePath(chatId, answerId)}>Link to this recording (for you only)</TextLink>
      )}
    </nav>
  )
}

function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="inline-flex min-h-8 items-center rounded-md px-2 text-small underline underline-offset-4 hover:bg-tint pointer-coarse:min-h-11"
    >
      {children}
    </a>
  )
}
