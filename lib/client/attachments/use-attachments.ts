/** React's door to the files in a text box. */
import { useCallback, useSyncExternalStore } from 'react'
import type { DraftOwner } from '@/lib/client/drafts/drafts'
import { type Attachments, type AttachmentsView, attachmentsOf } from './attachments'

const EMPTY: AttachmentsView = { items: [], refusals: [] }

const neverChanges = () => () => {}

/** The files of one chat at a time; none until the browser has opened it. */
export function useAttachments(owner: DraftOwner | undefined): { box: Attachments | undefined; view: AttachmentsView } {
  // The server keeps nobody's text box, and what is drawn first must be what it drew.
  const isRenderedByServer = useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  )
  const box = owner === undefined || isRenderedByServer ? undefined : attachmentsOf(owner)
  const subscribe = useCallback((listener: () => void) => box?.subscribe(listener) ?? (() => {}), [box])
  // The server draws none: what is kept is known to the browser only.
  const view = useSyncExternalStore(
    subscribe,
    () => box?.view() ?? EMPTY,
    () => EMPTY,
  )
  return { box, view }
}
