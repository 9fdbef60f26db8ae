/** The files in a text box for React. */
import { useCallback, useSyncExternalStore } from 'react'
import type { DraftOwner } from '@/lib/client/drafts/drafts'
import { type Attachments, type AttachmentsView, attachmentsOf } from './attachments'

const EMPTY: AttachmentsView = { items: [], refusals: [] }

const neverChanges = () => () => {}

/** The files of one chat at a time, and none until the browser has opened it. */
export function useAttachments(owner: DraftOwner | undefined): { box: Attachments | undefined; view: AttachmentsView } {
  // The server has nobody's text box, and the first rendering must be the same as its own.
  const isRenderedByServer = useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  )
  const box = owner === undefined || isRenderedByServer ? undefined : attachmentsOf(owner)
  const subscribe = useCallback((listener: () => void) => box?.subscribe(listener) ?? (() => {}), [box])
  // The server renders none: only the browser knows what is stored.
  const view = useSyncExternalStore(
    subscribe,
    () => box?.view() ?? EMPTY,
    () => EMPTY,
  )
  return { box, view }
}
