/** The recordings of the segments that this server produces now. */
import type { LogId } from '@/lib/shared/ids'
import type { Recorder } from './recorder'

/** Finds the recorder of a running segment. */
export interface LiveRecordings {
  /** Adds one. Returns a function that takes it away, when its recording is stored. */
  add(logId: LogId, recorder: Recorder): () => void
  find(logId: LogId): Recorder | undefined
}

/** Makes an empty list. */
export function createLiveRecordings(): LiveRecordings {
  const recorders = new Map<LogId, Recorder>()
  return {
    add(logId, recorder) {
      recorders.set(logId, recorder)
      return () => recorders.delete(logId)
    },
    find: (logId) => recorders.get(logId),
  }
}
