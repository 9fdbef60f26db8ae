/** The buttons of the text box: Send, or while an answer runs, Queue and Stop. */
import { ArrowUp, ListPlus, Square } from 'lucide-react'
import type { MouseEvent } from 'react'

interface SendButtonsProps {
  isRunning: boolean
  canSend: boolean
  /** Why what is in the box cannot be sent yet. */
  waiting: string | undefined
  onStop(event: MouseEvent): void
}

const BUTTON =
  'inline-flex size-9 shrink-0 items-center justify-center rounded-xl transition-colors pointer-coarse:size-11'

/** Queue appears once there is something to queue; Stop replaces Send. */
export function SendButtons({ isRunning, canSend, waiting, onStop }: SendButtonsProps) {
  if (isRunning) {
    return (
      <>
        {canSend && (
          <button
            type="submit"
            aria-label="Queue"
            title="Queue (Enter): sent after this answer"
            className={`${BUTTON} border border-line text-ink hover:bg-tint`}
          >
            <ListPlus size={18} aria-hidden />
          </button>
        )}
        <button
          type="button"
          aria-label="Stop"
          title="Stop (Esc)"
          onClick={onStop}
          className={`${BUTTON} bg-ink text-paper`}
        >
          <Square size={14} fill="currentColor" aria-hidden />
        </button>
      </>
    )
  }
  return (
    <button
      type="submit"
      aria-label="Send"
      aria-description={waiting}
      title={waiting ?? 'Send'}
      disabled={!canSend}
      className={`${BUTTON} bg-accent text-on-accent disabled:bg-tint disabled:text-quiet`}
    >
      <ArrowUp size={18} strokeWidth={2.4} aria-hidden />
    </button>
  )
}
