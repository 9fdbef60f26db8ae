/** Where an answer was continued after it had ended early: a hairline with the reason. */
import type { Continuation, ContinuationReason } from '@/lib/shared/message'

const WORDS: Record<ContinuationReason, string> = {
  cut: 'Continued at the length limit',
  stopped: 'Continued after a stop',
  interrupted: 'Continued after an interruption',
  error: 'Continued after an error',
  time_limit: 'Continued at the host’s time limit',
  draining: 'Continued after a restart of the server',
}

/** The words are the element's name and not text, so that they are not copied with the answer. */
export function ContinuationLine({ continuation: { reason, at } }: { continuation: Continuation }) {
  const time = new Date(at)
  const title = Number.isNaN(time.getTime()) ? undefined : time.toLocaleString()
  return (
    // biome-ignore lint/a11y/useSemanticElements: an `hr` would look like part of the answer
    <div
      role="separator"
      aria-label={WORDS[reason] ?? 'Continued'}
      title={title}
      data-continuation={reason}
      className="continuation"
    />
  )
}
