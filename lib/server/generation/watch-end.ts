/** Why a segment may have to end before its calls do, and the signal that ends it. */
import type { Segment } from '@/lib/server/database/segments'
import type { Services } from '@/lib/server/services'
import type { LogId } from '@/lib/shared/ids'
import type { SegmentNotice } from '@/lib/shared/message'

/** What ended a segment from outside. `lost`: another server took its producer for dead. */
type EndReason = 'stopped' | 'lost' | SegmentNotice['reason']

/** One segment's end. */
export interface EndWatch {
  /** Aborts when the segment has to end. */
  signal: AbortSignal
  isStopped(): boolean
  /** Whether the segment was ended by anything but its reader. */
  isBrokenOff(): boolean
  /** What readers are to be told so that they ask for the next segment. */
  segmentNotice(): SegmentNotice | undefined
  /** The segment has ended: nothing is watched any more. */
  letGo(): void
}

/** Before the host's limit: time to end the call, write down what came, and tell the readers. */
const MARGIN_MS = 15_000

/** Watches for a stop, the host's time limit, the end of this server, and the loss of the answer's lease. */
export function watchEnd(
  { streamLog, leases, drain, config }: Pick<Services, 'streamLog' | 'leases' | 'drain' | 'config'>,
  segment: Segment & { acceptedAt: Date },
  logId: LogId,
): EndWatch {
  const controller = new AbortController()
  const { signal } = controller
  const end = (reason: EndReason) => controller.abort(reason)
  const reason = () => (signal.aborted ? (signal.reason as EndReason) : undefined)

  streamLog.onStop(logId, () => end('stopped'))
  const letLeaseGo = leases.hold(segment, () => end('lost'))
  const drained = () => end('draining')
  drain.segmentsEnd.addEventListener('abort', drained, { once: true })
  if (drain.segmentsEnd.aborted) drained()
  const { functionLimitMs } = config
  const timer =
    functionLimitMs === undefined
      ? undefined
      : setTimeout(() => end('time_limit'), timeLeft(functionLimitMs, segment.acceptedAt)).unref()

  return {
    signal,
    isStopped: () => reason() === 'stopped',
    isBrokenOff: () => signal.aborted && reason() !== 'stopped',
    segmentNotice() {
      const why = reason()
      return why === 'time_limit' || why === 'draining' ? { reason: why } : undefined
    },
    letGo() {
      clearTimeout(timer)
      letLeaseGo()
      drain.segmentsEnd.removeEventListener('abort', drained)
    },
  }
}

/** Limits shorter than twice the margin are shared between both. */
function timeLeft(limitMs: number, acceptedAt: Date): number {
  const usable = Math.max(limitMs - MARGIN_MS, limitMs / 2)
  return Math.max(0, acceptedAt.getTime() + usable - Date.now())
}
