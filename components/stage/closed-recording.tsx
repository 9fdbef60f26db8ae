/** The page in place of a recording that the reader may not see, or that is no longer kept. */
import { BackLink } from '@/components/ui/back-link'
import type { StageState } from '@/lib/client/stage/stage'
import { ERRORS, type ErrorInfo } from '@/lib/shared/error'

/** Whether a recording could not be read at all. */
export function isClosedRecording({ run, failure }: StageState): boolean {
  return run?.source.kind === 'recording' && failure !== undefined && run.moments.length === 0
}

/** One sentence, and the way back. */
export function ClosedRecording({ failure }: { failure: ErrorInfo | undefined }) {
  // The reader's own recording has another message when it is gone.
  const isNotOurs = failure?.message === ERRORS.not_found.text
  return (
    <main className="stage">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <BackLink />
        <h1 className="font-medium text-lg leading-tight">The stage</h1>
      </header>
      <div className="grid flex-1 place-content-center justify-items-center">
        <p role="alert" className="max-w-measure text-pretty text-center">
          {isNotOurs
            ? 'Only the person who asked can open this recording. Ask them for the exported HTML file.'
            : failure?.message}
        </p>
      </div>
    </main>
  )
}
