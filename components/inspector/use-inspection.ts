/** Reads an answer's timeline into an inspection. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { infoOf } from '@/lib/client/api/client-error'
import { createInspection, type Inspection, type InspectionState } from '@/lib/client/inspector/inspection'
import { readTimeline } from '@/lib/client/playback/read-timeline'
import { nextFrame } from '@/lib/client/store/frame'
import type { AnswerId, ChatId } from '@/lib/shared/ids'

/** The inspection of one answer, which is read while the component is mounted. */
export function useInspection(chatId: ChatId, answerId: AnswerId): [Inspection, InspectionState] {
  const [inspection] = useState(() => createInspection({ now: () => performance.now(), nextFrame }))
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    const onLine = (isOpen: boolean) => inspection.reconnecting(!isOpen)
    // React may unmount and mount again at once: only the component that stays asks.
    const start = setTimeout(() => {
      readTimeline({ chatId, answerId, signal, nextRead: nextFrame, onEntries: inspection.add, onLine }).then(
        () => signal.aborted || inspection.end(),
        (thrown) => signal.aborted || inspection.end(infoOf(thrown)),
      )
    })
    return () => {
      clearTimeout(start)
      leaving.abort()
    }
  }, [inspection, chatId, answerId])
  return [inspection, useSyncExternalStore(inspection.subscribe, inspection.state, inspection.state)]
}
