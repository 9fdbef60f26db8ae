'use client'
/** A shared answer that can be watched being written. Without script it is the answer alone. */
import { Play } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { lazy, useLazy } from '@/components/ui/lazy-module'
import { TextButton } from '@/components/ui/text-button'
import { useIsInitialRender } from '@/components/ui/use-is-initial-render'

/** The replay's code is loaded when somebody wants to watch. */
const replay = lazy(() => import('./answer-replay'))

interface WatchFrameProps {
  shareId: string
  place: number
  /** The answer as the page has it. */
  children: ReactNode
}

/** `waiting` until the replay has been read: until then the answer stays in view. */
type State = 'closed' | 'waiting' | 'watching'

/** The answer with a button above it, or its replay. */
export function WatchFrame({ shareId, place, children }: WatchFrameProps) {
  const isInitialRender = useIsInitialRender()
  const [state, setState] = useState<State>('closed')
  const AnswerReplay = useLazy(state === 'closed' ? undefined : replay)?.AnswerReplay
  const whole = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(0)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (state === 'closed' && wasOpen.current) button.current?.querySelector('button')?.focus()
    wasOpen.current = state !== 'closed'
  }, [state])
  const show = useCallback(() => {
    setRoom(whole.current?.offsetHeight ?? 0)
    setState('watching')
  }, [])
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {state !== 'watching' && (
        // Keeps the button's height before it is there, so that nothing moves when it comes.
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
      {AnswerReplay && (
        <AnswerReplay shareId={shareId} place={place} room={room} onReady={show} onClose={() => setState('closed')} />
      )}
      <div ref={whole} className={state === 'watching' ? 'hidden print:flex' : 'flex min-w-0 flex-col gap-3'}>
        {children}
      </div>
    </div>
  )
}
