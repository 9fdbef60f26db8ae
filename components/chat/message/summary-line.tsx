/** Marks the place up to which a summary is sent to the model instead of the messages. */
import type { BranchSummary } from '@/lib/shared/message'

/** Below the answer that carries it; the messages above stay as they are. */
export function SummaryLine({ summary: { text } }: { summary: BranchSummary }) {
  return (
    <details className="rounded-xl border border-line border-dashed px-4 py-2.5 text-small" data-summary>
      <summary className="cursor-pointer text-quiet hover:text-ink">
        Claude is sent a summary of everything up to here
      </summary>
      <p dir="auto" lang="" className="mt-2.5 max-h-96 overflow-y-auto whitespace-pre-wrap [overflow-wrap:anywhere]">
        {text}
      </p>
    </details>
  )
}
