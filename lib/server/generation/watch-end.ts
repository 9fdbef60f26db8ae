/** The reasons to end a segment before its calls have ended, and the signal that does. */
import type { Segment } from '@/lib/server/database/segments'
import type { Services } from '@/lib/server/services'
import type { LogId } from '@/lib/shared/ids'
import type { SegmentNotice } from '@/lib/shared/message'

/** What ended a segment from outside. `lost`: another server took its producer for dead. */
type EndReason = 'stopped' | 'lost' | SegmentNotice['reason']

/** Watches over one segment. */
export interface EndWatch {
  /** Aborts when the segment has to end. */
  signal: AbortSignal
  isStopped(): boolean
  /** Whether the segment was ended by anything but its reader. */
  isBrokenOff(): boolean
  /** What tells readers to ask for the next segment. */
  segmentNotice(): SegmentNotice | undefined
  /** Stops watching: the segment has ended. */
  stop(): void
}

/** How long before the host's limit a segment ends: the call must be ended, the answer stored and its readers told. */
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
  const releaseLease = leases.hold(segment, () => end('lost'))
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
      const ended = reason()
      return ended === 'time_limit' || ended === 'draining' ? { reason: ended } : undefined
    },
    stop() {
      clearTimeout(timer)
      releaseLease()
      drain.segmentsEnd.removeEventListener('abort', drained)
    },
  }
}

/** A limit shorter than twice the margin is halved between the answer and its end. */
function timeLeft(limitMs: number, acceptedAt: Date): number {
  const usable = Math.max(limitMs - MARGIN_MS, limitMs / 2)
  return Math.max(0, acceptedAt.getTime() + usable - Date.now())
}
