/** What somebody sees who may not, or can no longer, see a recording. */
import { BackLink } from '@/components/ui/back-link'
import type { StageState } from '@/lib/client/stage/stage'
import { ERRORS, type ErrorInfo } from '@/lib/shared/error'

/** Whether nothing came of a recording. */
export function isClosedRecording({ run, failure }: StageState): boolean {
  return run?.source.kind === 'recording' && failure !== undefined && run.moments.length === 0
}

/** One sentence, and the way back. */
export function ClosedRecording({ failure }: { failure: ErrorInfo | undefined }) {
  // One's own recording that is gone comes with words of its own.
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
