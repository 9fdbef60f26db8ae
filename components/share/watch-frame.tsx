'use client'
/** A shared answer that can be watched being written. Without script it is the answer alone. */
import { Play } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { lazy, useLazy } from '@/components/ui/lazy-module'
import { TextButton } from '@/components/ui/text-button'
import { useIsInitialRender } from '@/components/ui/use-is-initial-render'

/** What replays is fetched when somebody wants to watch. */
const replay = lazy(() => import('./answer-replay'))

interface WatchFrameProps {
  shareId: string
  place: number
  /** The answer as the page has it. */
  children: ReactNode
}

/** `waiting` until the replay is there: the answer stays in view so long. */
type State = 'closed' | 'waiting' | 'watching'

/** The answer with a button above it, or its replay. */
export function WatchFrame({ shareId, place, children }: WatchFrameProps) {
  const isInitialRender = useIsInitialRender()
  const [state, setState] = useState<State>('closed')
  const AnswerReplay = useLazy(state === 'closed' ? undefined : replay)?.AnswerReplay
  const whole = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (state === 'closed' && wasOpen.current) button.current?.querySelector('button')?.focus()
    wasOpen.current = state !== 'closed'
  }, [state])
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {state !== 'watching' && (
        // As high without the button, so that nothing moves when the page is live.
        <div ref={button} className="no-print -ml-3 min-h-8 pointer-coarse:min-h-11">
          {!isInitialRender && (
            <TextButton
              kind="quiet"
              icon={<Play size={14} aria-hidden />}
              disabled={state === 'waiting'}
              onClick={() => setState('waiting')}
            >
              {state === 'waiting' ? 'Getting the replay…' : 'Watch it being written'}
            </TextButton>
          )}
        </div>
      )}
      {AnswerReplay && state !== 'closed' && (
        <AnswerReplay
          shareId={shareId}
          place={place}
          roomFor={() => whole.current?.offsetHeight ?? 0}
          onReady={() => setState('watching')}
          onClose={() => setState('closed')}
        />
      )}
      <div ref={whole} className={state === 'watching' ? 'hidden print:flex' : 'flex min-w-0 flex-col gap-3'}>
        {children}
      </div>
    </div>
  )
}
