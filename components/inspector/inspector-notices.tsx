/** Why the timeline may not be whole: a lost connection, or a recording that was cut. */
import { Scissors, WifiOff } from 'lucide-react'
import { Notice } from '@/components/ui/notice'
import { TextButton } from '@/components/ui/text-button'
import type { InspectionState } from '@/lib/client/inspector/inspection'

/** Renders nothing where the timeline is whole. */
export function InspectorNotices({ state: { error, isReconnecting, isTruncated } }: { state: InspectionState }) {
  return (
    <>
      {error && (
        <div role="alert">
          <Notice
            isBoxed
            tone="stop"
            icon={<WifiOff size={16} />}
            actions={<TextButton onClick={() => location.reload()}>Try again</TextButton>}
          >
            <span>{error.message}</span>
          </Notice>
        </div>
      )}
      {isReconnecting && (
        <div role="status" className="late">
          <Notice icon={<WifiOff size={16} />}>Connection lost. Reconnecting…</Notice>
        </div>
      )}
      {isTruncated && (
        <Notice tone="warn" icon={<Scissors size={16} />}>
          This recording is not whole: the answer had more events than a recording holds. What is here is exact; where
          events are missing, the end of their call says so. The whole answer is in its chat.
        </Notice>
      )}
    </>
  )
}
